"""“You are in”: tickets, what happens next, and a receipt that keeps ticket and gift apart."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue import phrases
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.giving_back import may_still
from bookings.ordering.my_days import has_days
from bookings.ordering.overview import Item, Overview
from bookings.ordering.summary import how_paid, summary
from bookings.ordering.tickets import tickets_of
from fundraising.campaigns import questions
from fundraising.campaigns.models import Campaign
from kernel.payments.models import Payment, PaymentState

MANY = 2


def booked_context(seen: Overview, *, at: datetime) -> dict[str, Any]:
    """What the page of a confirmed booking shows."""
    booking, tickets = seen.booking, tickets_of(seen)
    campaign = questions.by_ref(booking.campaign_ref) if booking.campaign_ref else None
    payment = (
        Payment.objects.of(("booking", booking.ref))
        .filter(state=PaymentState.SUCCEEDED)
        .order_by("pk")
        .first()
    )
    first_name = booking.booker_name.split(" ")[0]
    return {
        "booking": booking,
        "seen": seen,
        "first_name": first_name,
        "who": _who(seen),
        "thanks": _thanks(campaign, first_name),
        "campaign_title": word(campaign, "title") if campaign else "",
        "code": booking.ref.upper(),
        "tickets": tickets,
        "pdf_label": ngettext("Save the ticket (PDF)", "Save all tickets (PDF)", len(tickets)),
        "reminders": _reminders(seen),
        "order": summary(seen, campaign=campaign),
        "has_days": has_days(seen),
        "may_give_back": bool(may_still(seen, at=at)),
        "receipt": how_paid(payment),
        "dates": _dates(seen),
    }


def _dates(seen: Overview) -> list[str]:
    """Each in words, where there are several; with what it is where there are several things."""
    if len(seen.sessions) < MANY:
        return []
    said = []
    for item in seen.items:
        for session in item.sessions:
            words = spoken.date_and_time(session)
            named = seen.is_several and not word(session, "title")
            said.append(f"{item.title}: {words}" if named else words)
    return said


def _thanks(campaign: Campaign | None, first_name: str) -> str:
    """The campaign's own words, which may name the giver as `{first_name}`."""
    # Replaced and not formatted: these words are an editor's, and may hold any other brace.
    return word(campaign, "thanks").replace("{first_name}", first_name) if campaign else ""


def _who(seen: Overview) -> str:
    names = [seat.name.split(" ")[0] for seat in seen.seats if seat.name]
    return phrases.listed(names)


def _reminders(seen: Overview) -> list[dict[str, str]]:
    """What to know before the first date, thing by thing; each room once."""
    found = []
    for item in seen.items:
        found.append(_when(item, named=seen.is_several))
        found += _of_activity(item, "bag", _("Bring"), "bring", named=seen.is_several)
    for where in spoken.places(seen.sessions):
        found.append({"icon": "house", "title": where.room or where.venue, "words": where.line})
        if where.joining:
            found.append({"icon": "screen", "title": _("Joining in"), "words": where.joining})
        if where.getting_here:
            found.append({"icon": "bus", "title": _("Getting here"), "words": where.getting_here})
    for item in seen.items:
        found += _of_activity(item, "access", _("Access"), "access_note", named=seen.is_several)
    # Two dates of one activity say the same once.
    return list({tuple(each.items()): each for each in found}.values())


def _when(item: Item, *, named: bool) -> dict[str, str]:
    times = spoken.times(item.sessions) or _("Each date says its own time.")
    dates = spoken.dates(item.sessions)
    if named:
        return {"icon": "calendar", "title": item.title, "words": f"{dates}, {times}"}
    return {"icon": "calendar", "title": dates, "words": times}


def _of_activity(
    item: Item, icon: str, title: str, name: str, *, named: bool
) -> list[dict[str, str]]:
    said = word(item.activity, name)
    if not said:
        return []
    activity = word(item.activity, "title")
    return [{"icon": icon, "title": title, "words": f"{activity}: {said}" if named else said}]
