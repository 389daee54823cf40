"""The gate's sentences for all staff: yes or no about a person, and what would mend it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel import clock
from safeguarding.clearance.facts import Member, Occasion
from safeguarding.clearance.findings import Finding, Light, On
from safeguarding.clearance.standing import Standing
from safeguarding.clearance.statuses.state import Status
from safeguarding.clearance.words import spoken


def no_lead() -> Finding:
    return Finding(
        Light.RED,
        _("Nobody is named as lead."),
        _("Name a lead who is cleared for that day."),
        stops_opening=True,
    )


def lead_not_cleared(occasion: Occasion, member: Member, found: Standing, *, shut: bool) -> Finding:
    return Finding(
        Light.RED,
        _("%(name)s is not cleared to lead on %(day)s.") % _who(member, occasion),
        _("Name another lead, or ask the safeguarding team to complete the record."),
        stops_opening=shut,
        detail=_said(found.lacks),
        rule=On.PERSON,
        person_id=member.person_id,
        may_be_allowed=found.may_be_allowed,
    )


def not_cleared(occasion: Occasion, member: Member, found: Standing) -> Finding:
    return Finding(
        Light.RED,
        _("%(name)s is not cleared to work on %(day)s.") % _who(member, occasion),
        _("Name somebody else, or ask the safeguarding team to complete the record."),
        detail=_said(found.lacks),
        rule=On.PERSON,
        person_id=member.person_id,
        may_be_allowed=found.may_be_allowed,
    )


def not_for_long(occasion: Occasion, member: Member, found: Standing) -> Finding:
    return Finding(
        Light.AMBER,
        _("%(name)s is cleared for %(day)s, but not for long after.") % _who(member, occasion),
        _("Ask the safeguarding team what to renew."),
        detail=_said(found.soon),
        rule=On.PERSON,
        person_id=member.person_id,
    )


def no_second() -> Finding:
    return Finding(
        Light.RED,
        _("Only the lead is named; a second adult of ours must be in the building."),
        _("Name a second adult."),
        stops_opening=True,
        rule=On.SECOND,
    )


def too_few_adults(adults: int, needed: int) -> Finding:
    why = _("at least %(needed)d must be there.") % {"needed": needed}
    return Finding(
        Light.RED,
        f"{_has(adults)}; {why}",
        _("Name more of the team who are cleared."),
        rule=On.ADULTS,
        may_be_allowed=True,
    )


def ratio_broken(occasion: Occasion, adults: int, each: int, needed: int) -> Finding:
    why = _("%(people)d people at one adult to %(each)d need %(needed)d.") % {
        "people": occasion.people,
        "each": each,
        "needed": needed,
    }
    return Finding(
        Light.RED,
        f"{_has(adults)}; {why}",
        _("Name more of the team who are cleared."),
        rule=On.RATIO,
        may_be_allowed=True,
    )


def too_few_chaperones(occasion: Occasion, most: int) -> Finding:
    return Finding(
        Light.RED,
        _("The chaperones may look after %(most)d children; %(people)d are booked.")
        % {"most": most, "people": occasion.people},
        _("Name another licensed chaperone."),
        rule=On.CHAPERONES,
    )


def allowed_until(until: datetime) -> str:
    """Said wherever the session is shown."""
    return _("Allowed by exception until %(day)s, %(time)s.") % {
        "day": date_format(clock.london_date(until), "j F Y"),
        "time": clock.spoken_time(until),
    }


def _has(adults: int) -> str:
    return ngettext(
        "There is %(adults)d cleared adult", "There are %(adults)d cleared adults", adults
    ) % {"adults": adults}


def _said(remarks: Iterable[Status]) -> str:
    return " ".join(dict.fromkeys(remark.text for remark in remarks))


def _who(member: Member, occasion: Occasion) -> dict[str, str]:
    return {"name": member.name, "day": spoken(occasion.day)}
