"""Ages as people look for them: brackets, or somebody's own age."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity

OLDEST = 120
BRACKETS: Mapping[str, tuple[Promise, int, int]] = {
    "under-5": (_("Under-5s"), 0, 4),
    "5-7": (_("5 to 7"), 5, 7),
    "8-11": (_("8 to 11"), 8, 11),
    "12-18": (_("12 to 18"), 12, 18),
    "adults": (_("Adults"), 19, 59),
    "60": (_("60 and over"), 60, OLDEST),
}
SCHOOLS = "schools"
FOR_SCHOOLS = {Activity.Kind.SCHOOL_VISIT, Activity.Kind.IN_SCHOOL}


def is_age(typed: str) -> bool:
    """A bracket, schools, or a number of years that somebody may have."""
    return typed in BRACKETS or typed == SCHOOLS or (_is_number(typed) and int(typed) <= OLDEST)


def suits(activity: Activity, age: str) -> bool:
    """Whether somebody of this age, or of some age in this bracket, may come."""
    if age == SCHOOLS:
        return activity.kind in FOR_SCHOOLS
    _words, youngest, oldest = BRACKETS.get(age) or ("", int(age), int(age))
    return (activity.min_age or 0) <= oldest and (activity.max_age or OLDEST) >= youngest


def _is_number(typed: str) -> bool:
    return len(typed) <= 3 and typed.isascii() and typed.isdigit()
