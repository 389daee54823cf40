"""What was told once need not be told again: a new hold takes over an ended one's answers."""

from bookings.ordering.models import Booking, Place
from bookings.ordering.overview import seats_of


def carry_over(*, source: Booking, target: Booking) -> None:
    """Who books, who comes and the gift, from a booking that is over to the one in its stead.

    Names go to the new tickets in order; what is left over is forgotten. Call it inside the act
    that makes `target`.
    """
    for told in (
        "booker_id",
        "booker_name",
        "booker_email",
        "booker_phone",
        "gift_pence",
        "campaign_ref",
    ):
        setattr(target, told, getattr(source, told))
    target.save()
    people = [seat.person_id for seat in seats_of(_places(source)) if seat.person_id]
    places = _places(target)
    for seat, person in zip(seats_of(places), people, strict=False):
        for place in seat.places:
            place.participant_id = person
    Place.objects.bulk_update(places, ["participant"])


def _places(booking: Booking) -> list[Place]:
    return list(
        Place.objects.filter(line__booking=booking)
        .select_related("line", "participant")
        .order_by("line_id", "seq", "session_id")
    )
