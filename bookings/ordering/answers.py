"""What was told once need not be told again: a new hold takes over an ended one's answers."""

from bookings.ordering.models import Booking, Place
from bookings.ordering.overview import seats_of
from kernel.people.models import Person


def carry_over(*, source: Booking, target: Booking) -> None:
    """Who books, who comes and the gift, from a booking that is over to the one in its stead.

    Names go to the new tickets in order; what is left over is forgotten. Those who come are written
    anew, for the old booking may yet be paid, or be carried over to another window's: nobody is
    twice on a session. Call it inside the act that makes `target`.
    """
    given_to = target.campaign_ref
    for name in (
        "booker_id",
        "booker_name",
        "booker_email",
        "booker_phone",
        "gift_pence",
        "campaign_ref",
    ):
        setattr(target, name, getattr(source, name))
    if target.above_pence and given_to:
        target.campaign_ref = given_to  # what is above the new tickets' prices goes there
    target.save()
    told = [seat.places[0].participant for seat in seats_of(_places(source))]
    places = _places(target)
    pairs = list(zip(seats_of(places), filter(None, told), strict=False))
    made = Person.objects.bulk_create(_anew(person) for _, person in pairs)
    for (seat, _), person in zip(pairs, made, strict=True):
        for place in seat.places:
            place.participant = person
    if made:
        Place.objects.bulk_update(places, ["participant"])


def _anew(person: Person) -> Person:
    told = ("name", "known_as", "pronouns", "birth_date", "email", "phone", "language")
    return Person(**{name: getattr(person, name) for name in told})


def _places(booking: Booking) -> list[Place]:
    return list(
        Place.objects.filter(line__booking=booking)
        .select_related("line", "participant")
        .order_by("line_id", "seq", "session_id")
    )
