"""What a page promises about the adults in the room: only what the gate has found to be so."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue import phrases
from bookings.catalogue.facts import ActivityFacts
from bookings.catalogue.models import Activity
from kernel.organisation.house import house

Care = Activity.DutyOfCare
CHILDREN = {Care.UNACCOMPANIED_CHILDREN, Care.CHILDREN_WITH_ADULT}


def promise(facts: ActivityFacts) -> dict[str, Any] | None:
    """Sentences, and whom to ring; None where no child comes."""
    activity, organisation = facts.activity, house()
    if activity.duty_of_care not in CHILDREN or not facts.to_come:
        return None
    sentences = [_checked(facts)]
    if activity.duty_of_care == Care.CHILDREN_WITH_ADULT:
        sentences.append(_("You stay with the children you bring, and stay in charge of them."))
    elif activity.ratio:
        sentences.append(
            ngettext(
                "There is one of our adults for every child, and never fewer than two.",
                "There is one of our adults for every %(count)s children, "
                "and never fewer than two.",
                activity.ratio,
            )
            % {"count": apnumber(activity.ratio)}
        )
    else:
        sentences.append(_("There are never fewer than two of our adults in the room."))
    return {
        "sentences": sentences,
        "contact": organisation.safeguarding_contact,
        "phone": organisation.safeguarding_phone,
    }


def _checked(facts: ActivityFacts) -> str:
    names = [colleague.first_name for colleague in facts.team]
    if names and all(session.may_run for session in facts.to_come):
        words = ngettext(
            "%(names)s is checked, trained and in date for every date listed here.",
            "%(names)s are checked, trained and in date for every date listed here.",
            len(names),
        )
        return words % {"names": phrases.listed(names)}
    return _(
        "Every adult who works with children here is checked and trained. A date opens for "
        "booking once its lead is in date, and goes ahead only when everybody is."
    )
