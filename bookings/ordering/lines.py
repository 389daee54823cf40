"""Writing the lines of a basket, and taking some out again. The places are the caller's to move."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bookings.catalogue.words import word
from bookings.ordering import companions
from bookings.ordering.choices import Choice
from bookings.ordering.codes import spending
from bookings.ordering.codes.models import CodeUse
from bookings.ordering.models import Allocation, Booking, BookingLine, Place


def write(
    booking: Booking,
    choices: Sequence[Choice],
    *,
    single: bool,
    beside: Sequence[BookingLine] = (),
) -> list[Place]:
    """A line for each ticket, with what it takes and whom it admits.

    `single`: they are for one date, not for a run. `beside`: lines of the same thing already there.
    """
    one_each = [choice for choice in choices for _ in range(choice.quantity)]
    lines = companions.written([_line(booking, each, single) for each in one_each], beside=beside)
    pairs = list(zip(lines, one_each, strict=True))
    _write_uses(pairs)
    Allocation.objects.bulk_create(
        Allocation(line=line, pool_id=pool, units=units)
        for line, choice in pairs
        for pool, units in choice.units.items()
    )
    return Place.objects.bulk_create(
        Place(line=line, session=session, seq=seq)
        for line, choice in pairs
        for session in choice.sessions
        for seq in range(1, choice.ticket.admits + 1)
    )


def take_out(lines: Sequence[BookingLine], *, at: datetime) -> None:
    """They stay written, so that money already under way for them finds what it is for."""
    keys = [line.pk for line in lines]
    Allocation.objects.filter(line__in=keys, active=True).update(active=False)
    Place.objects.filter(line__in=keys, live=True).update(
        live=False, ticket_secret=None, issued_at=None
    )
    BookingLine.objects.filter(pk__in=keys).update(live=False, removed_at=at, companion_of=None)


def hand_on_names(dropped: Sequence[BookingLine], places: Sequence[Place]) -> None:
    """Who was named on tickets that went comes on those that came in their stead, in order."""
    told = Place.objects.filter(line__in=[line.pk for line in dropped], seq=1)
    people = dict(told.order_by("line_id", "-pk").values_list("line_id", "participant_id"))
    seats: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in places:
        seats[place.line_id, place.seq].append(place)
    named = [key for key in people.values() if key]
    if not named:
        return
    for own, person in zip(seats.values(), named, strict=False):
        for place in own:
            place.participant_id = person
    Place.objects.bulk_update(places, ["participant"])


def _write_uses(pairs: Sequence[tuple[BookingLine, Choice]]) -> None:
    """Of the code that lowered a price or opened a ticket; `spending.follow` counts them."""
    spending.written(
        CodeUse(
            line=line,
            code_id=choice.ticket.code_key,
            fund_id=choice.ticket.fund_key,
            pence=choice.ticket.off.pence,
        )
        for line, choice in pairs
        if choice.ticket.code_key
    )


def _line(booking: Booking, choice: Choice, single: bool) -> BookingLine:
    return BookingLine(
        booking=booking,
        ticket_type=choice.ticket.type,
        session=choice.sessions[0] if single else None,
        title=word(choice.ticket.type, "title", booking.language),
        price_pence=choice.price.pence,
        above_pence=choice.above.pence,
        vat=choice.ticket.type.vat,
    )
