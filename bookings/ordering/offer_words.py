"""What the first page says about an offer, and about why nothing can be chosen there now."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import SessionFacts, State, TicketFacts
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.forms import TicketsForm
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import PlacesGone

WHATS_ON = "/whats-on/"


def context(found: Offer) -> dict[str, Any]:
    """What, when, where, for whom; the places left; the other dates."""
    sessions = [covered.session for covered in found.covered]
    own = found.session.title if found.session else ""
    return {
        "offer": found,
        "open_place": next((t for t in found.tickets if t.is_open_place and t.left != 0), None),
        "whats_on_url": WHATS_ON,
        "title": own or found.activity.title,
        "activity_title": found.activity.title if own else "",
        "when": spoken.when(sessions),
        "dates": [spoken.date_and_time(s) for s in sessions] if len(sessions) > 1 else [],
        "where": spoken.places(sessions),
        "ages": phrases.ages(found.activity.activity, word(found.activity.activity, "age_label")),
        "left": found.session.left if found.session else found.activity.run_left,
        "capacity": found.session.capacity if found.session else None,
        "other_dates": [_other_date(date) for date in found.other_dates],
        "whole_run_url": reverse("book", args=[found.activity.course_ref])
        if found.session and any(t.sold_online for t in found.activity.run_tickets)
        else "",
    }


def rows(form: TicketsForm, found: Offer) -> Iterator[dict[str, Any]]:
    """Each ticket with its field, its price and its note."""
    for ticket, field, amount in form.rows:
        yield {
            "ticket": ticket,
            "field": field,
            "amount": amount,
            "price": prices.ticket_price(ticket),
            "note": _note(ticket),
        }


def quicker() -> str:
    """The kind sentence for who came a moment late."""
    return str(PlacesGone())


def statement(found: Offer, *, said: str) -> dict[str, Any]:
    """Heading and words where nothing can be chosen; `said` comes before them."""
    state: str = found.state
    if not found.tickets and any(date.state.is_bookable for date in found.other_dates):
        state = CHOOSE_A_DATE
    heading, words = _words(state)
    return {
        "state": state,
        "heading": heading,
        "words": words,
        "said": said,
        "tickets": [
            {"title": t.title, "price": prices.ticket_price(t), "note": prices.ticket_note(t)}
            for t in _all_tickets(found)
        ]
        if state in (State.BY_TELEPHONE, State.NOT_YET)
        else [],
        "wait_url": reverse("book_wait", args=[found.ref]) if state == State.NEEDS_ADULT else "",
        "may_ring": state not in (CHOOSE_A_DATE, State.PAST, State.DROP_IN),
    }


CHOOSE_A_DATE = "choose_a_date"


def _words(state: str) -> tuple[str, str]:
    said = {
        CHOOSE_A_DATE: (_("Choose a date"), _("Each date is booked by itself.")),
        State.FULL: (
            _("Full. Places do come back."),
            _("Nobody is turned away for good: look again, take another date, or ring us."),
        ),
        State.OPENS_SOON: (
            _("Booking opens soon"),
            _("We are still putting the team together. Look again in a few days."),
        ),
        State.NEEDS_ADULT: (
            _("We are finding another adult for this session"),
            _("There is room, but not yet enough of us to look after more people well."),
        ),
        State.NOT_YET: (
            _("Not on sale yet"),
            _("Nobody has to be quick before then: the day and the hour stand below."),
        ),
        State.CLOSED: (
            _("No longer on sale"),
            _("Ring us if you want to come all the same: sometimes there is a way."),
        ),
        State.BY_TELEPHONE: (
            _("Ring us to book"),
            _("We agree these visits with you first, and invoice afterwards."),
        ),
        State.BY_REQUEST: (_("Ask us about a date"), _("We plan this one together with you.")),
        State.BY_APPLICATION: (
            _("Places by application"),
            _("Ask us how to apply. There is no form to get wrong."),
        ),
        State.BY_STAFF: (
            _("Places are given by our partner"),
            _("Ask the people who told you about it; they have the places."),
        ),
        State.DROP_IN: (_("Just come"), _("No booking needed. Come as you are.")),
        State.CANCELLED: (
            _("This date is cancelled"),
            _("We are sorry. If you have a place on it, we write to you about it."),
        ),
        State.PAST: (_("This has been"), _("There is nothing to book here any more.")),
    }
    return said[state]


def _all_tickets(found: Offer) -> list[TicketFacts]:
    return found.session.tickets if found.session else found.activity.tickets


def _note(ticket: TicketFacts) -> str:
    """Its own words; or that there is none, which matters more."""
    if ticket.waits_for_adult:
        return _("We are finding another adult.")
    if ticket.left == 0:
        return _("None left just now. They do come back.")
    return prices.ticket_note(ticket)


def _other_date(date: SessionFacts) -> dict[str, Any]:
    return {
        "words": spoken.date_and_time(date.session),
        "url": reverse("book", args=[date.ref]),
        "state": date.state,
        "left": date.left,
    }
