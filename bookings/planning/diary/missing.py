"""What is missing from one's own record, in kind words: what to do, never what anybody found."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.planning.schedule import working_days
from kernel import clock
from kernel.people.models import Person
from safeguarding import clearance
from safeguarding.clearance import Requirement, State, Status

TALK = {State.REFUSED, State.SUSPENDED}


def missing(person: Person, *, at: datetime) -> list[str]:
    """Nothing where all is in order. Their own record alone; constant queries."""
    on = clock.london_date(at)
    found = clearance.statuses([person.pk], on=on, days=working_days)[person.pk]
    asked = [each for each in found if not each.is_sound or each.state == State.DUE_SOON]
    return list(dict.fromkeys(_kindly(each) for each in asked))


def _kindly(status: Status) -> str:
    if status.state in TALK or status.requirement == Requirement.DAYS:
        return _("Please ring the safeguarding lead before your next session.")
    if status.requirement == Requirement.ROLE:
        return _("You have no role with us today. If that is a surprise, please ring us.")
    if status.requirement == Requirement.CHECK:
        return _about_check(status)
    if status.requirement == Requirement.TRAINING:
        return _about_training(status)
    what = str(status.requirement.label).lower()
    if status.state == State.DUE_SOON:
        return _("We need something new from you by %(day)s: %(what)s.") % {
            "what": what,
            "day": _day(status.due),
        }
    return _("We still need something from you: %(what)s.") % {"what": what}


def _about_check(status: Status) -> str:
    return {
        State.APPLIED: _("Your check has been applied for. When it comes, show us the original."),
        State.AWAITING_SIGHT: _("Bring the original of your certificate, so that we can see it."),
        State.RECHECK_DUE: _("It is time to look at your check again. Bring the certificate."),
        State.DUE_SOON: _("By %s we look at your check again. Nothing to do yet but keep it near.")
        % _day(status.due),
    }.get(status.state) or _("We need to see your certificate. We look, and keep no copy.")


def _about_training(status: Status) -> str:
    if status.state == State.DUE_SOON:
        return _("Your safeguarding training counts until %s. Book the next one now.") % _day(
            status.due
        )
    return _("You need safeguarding training before your next session. Ask us for a date.")


def _day(day: date | None) -> str:
    return date_format(day, "j F") if day else ""
