"""An essential companion comes free and without proof, and never without the ticket beside it."""

import pytest
from django.db import IntegrityError, transaction

from bookings.ordering import expiry
from bookings.ordering.models import Booking, BookingLine, TicketType
from bookings.ordering.sentences import CompanionAlone, NeedsGrownUp, PlacesGone
from project.invariants import all as invariants
from project.invariants import stock as stock_invariants
from tests.bookings.ordering.stock import taken
from tests.factories.bookings import PUBLIC, a_hold
from tests.factories.programme import AT, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=4)


@pytest.fixture
def adult(session) -> TicketType:
    return a_ticket(session.activity, pence=700, title="Adult")


@pytest.fixture
def companion(session) -> TicketType:
    return a_ticket(session.activity, pence=0, title="Essential companion", is_companion=True)


def live() -> list[bool]:
    return list(BookingLine.objects.order_by("pk").values_list("live", flat=True))


def test_a_companion_takes_a_place_and_names_the_ticket_it_comes_with(
    session, adult, companion
) -> None:
    booking = a_hold(session, {adult: 2, companion: 1})
    line = booking.lines.get(ticket_type=companion)
    assert line.companion_of in booking.lines.filter(ticket_type=adult)
    assert (booking.tickets_pence, taken(session)) == (1400, 3)
    assert invariants.breaches() == []


@pytest.mark.parametrize("adults", [0, 1])
def test_no_companion_alone_and_no_two_with_one(session, adult, companion, adults) -> None:
    with pytest.raises(CompanionAlone, match="one companion at most"):
        a_hold(session, {adult: adults, companion: adults + 1})
    assert not Booking.objects.exists()
    assert taken(session) == 0


def test_both_go_when_the_hold_ends(session, adult, companion) -> None:
    booking = a_hold(session, {adult: 1, companion: 1})
    expiry.end_hold(booking=booking, by=PUBLIC, at=AT)
    assert live() == [False, False]
    assert taken(session) == 0


def test_the_last_companions_place_goes_to_the_first(session, adult) -> None:
    limited = a_ticket(
        session.activity, pence=0, title="Essential companion", is_companion=True, quota=1
    )
    a_hold(session, {adult: 1, limited: 1})
    with pytest.raises(PlacesGone):
        a_hold(session, {adult: 1, limited: 1})
    assert BookingLine.objects.filter(ticket_type=limited).count() == 1
    assert taken(session) == 2


def test_a_companion_left_alone_is_found(session, adult, companion) -> None:
    booking = a_hold(session, {adult: 1, companion: 1})
    booking.lines.filter(ticket_type=adult).update(live=False)
    [said] = stock_invariants.companion_with_main()
    assert "companion's, and live without" in said


def test_the_database_lets_one_ticket_have_one_companion(session, adult, companion) -> None:
    booking = a_hold(session, {adult: 2, companion: 2})
    one, other = booking.lines.filter(ticket_type=companion)
    with pytest.raises(IntegrityError), transaction.atomic():
        BookingLine.objects.filter(pk=one.pk).update(companion_of=other.companion_of)


def test_a_companions_ticket_is_free_and_for_one(session) -> None:
    for facts in ({"pence": 500}, {"pence": 0, "admits": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_ticket(session.activity, title="Companion", is_companion=True, **facts)


def test_a_childs_ticket_needs_a_grown_up_where_it_says_so(session, adult) -> None:
    child = a_ticket(session.activity, title="Child", needs_adult=True, max_age=11)
    with pytest.raises(NeedsGrownUp, match="“Child” is for a child who comes with a grown-up"):
        a_hold(session, child)
    assert a_hold(session, {child: 1, adult: 1}).tickets_pence == 1300


def test_a_family_ticket_takes_as_many_places_as_it_admits(session) -> None:
    family = a_ticket(session.activity, title="Family", admits=4, per="family")
    a_hold(session, family)
    assert taken(session) == 4
    with pytest.raises(PlacesGone):
        a_hold(session, family)
    assert invariants.breaches() == []
