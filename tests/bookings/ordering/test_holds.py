"""Holding, replacing, extending and ending: places are somebody's or nobody's, never both."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from bookings.catalogue import gate
from bookings.ordering import expiry, inventory, pay
from bookings.ordering.models import (
    Allocation,
    Booking,
    BookingLine,
    BookingState,
    CapacityPool,
    Place,
    TicketType,
)
from bookings.ordering.offer import offer
from bookings.ordering.sentences import (
    AlreadyBooked,
    HoldEnded,
    NothingChosen,
    NotOpen,
    NotSoldHere,
    PlacesGone,
    TooMany,
)
from kernel.payments.models import PaymentState
from tests.bookings.ordering.stock import is_sound, taken, trace
from tests.factories.bookings import (
    PUBLIC,
    a_confirmed,
    a_hold,
    a_hold_of,
    begun,
    named,
    news_of,
    payments_of,
    pays_unheard,
)
from tests.factories.programme import a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=3)


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity, max_per_booking=10)


def test_a_hold_takes_places_and_says_until_when(session, ticket, at: datetime) -> None:
    booking = a_hold(session, {ticket: 2})
    assert (booking.state, booking.tickets_pence) == (BookingState.HELD, 1200)
    assert booking.pay_by == booking.hold_until == at + timedelta(minutes=20)
    assert taken(session) == 2
    assert Place.objects.filter(line__booking=booking, live=True, ticket_secret=None).count() == 2
    assert trace("booking.held", booking) == 1
    assert is_sound()


@pytest.mark.parametrize(
    ("quantity", "fault"),
    [(0, NothingChosen), (-1, NotSoldHere), (11, TooMany), (10**30, TooMany), (4, PlacesGone)],
)
def test_what_cannot_be_had_changes_nothing_and_says_why(session, ticket, quantity, fault) -> None:
    with pytest.raises(fault) as why:
        a_hold(session, {ticket: quantity})
    assert str(why.value).endswith(".")
    assert not Booking.objects.exists()
    assert taken(session) == 0


def test_a_ticket_of_another_activity_is_not_sold_here(session, ticket) -> None:
    other = a_ticket(a_session(an_activity("Talk")).activity)
    with pytest.raises(NotSoldHere):
        a_hold(session, other)


def test_a_whole_run_takes_a_place_on_every_date_still_to_come(at: datetime) -> None:
    activity = an_activity()
    dates = [a_session(activity, capacity=5, days=days) for days in (-1, 7, 14, 21)]
    run = a_ticket(activity, scope=TicketType.Scope.ALL, pence=3600)
    booking = a_hold_of(activity.course.ref, {run: 2})
    assert [taken(session) for session in dates] == [0, 2, 2, 2]
    assert BookingLine.objects.filter(booking=booking, session=None).count() == 2
    assert Place.objects.filter(line__booking=booking).count() == 6
    assert is_sound()


def test_one_full_date_keeps_the_whole_run_from_being_sold() -> None:
    activity = an_activity()
    first = a_session(activity, capacity=5, days=7)
    second = a_session(activity, capacity=1, days=14)
    run = a_ticket(activity, scope=TicketType.Scope.EACH_OR_ALL)
    a_hold(second, run)
    with pytest.raises(PlacesGone):
        a_hold_of(activity.course.ref, run)
    assert (taken(first), taken(second)) == (0, 1)
    assert is_sound()


def test_a_limited_ticket_draws_its_own_stock_too(session) -> None:
    open_place = a_ticket(session.activity, pence=0, title="Open place", quota=1)
    a_hold(session, open_place)
    with pytest.raises(PlacesGone):
        a_hold(session, open_place)
    assert sorted(CapacityPool.objects.values_list("kind", "taken")) == [
        ("general", 1),
        ("limit", 1),
    ]
    assert is_sound()


def test_a_pool_without_a_limit_never_sells_out() -> None:
    session = a_session(an_activity(), capacity=None)
    ticket = a_ticket(session.activity, pence=0, max_per_booking=500)
    a_hold(session, {ticket: 500})
    a_hold(session, {ticket: 500})
    assert taken(session) == 1000


def test_the_gate_is_asked_by_the_hold_itself(session, ticket, monkeypatch) -> None:
    monkeypatch.setattr(gate, "for_sale", lambda sessions, at: gate.Sale(False, {}))
    with pytest.raises(NotOpen):
        a_hold(session, ticket)
    assert taken(session) == 0


def test_the_same_page_sent_twice_is_one_booking(session, ticket) -> None:
    first = a_hold(session, {ticket: 2}, key="page")
    second = a_hold(session, {ticket: 2}, key="page")
    assert first == second
    assert taken(session) == 2


def test_another_page_is_another_booking(session, ticket) -> None:
    assert a_hold(session, ticket, key="one") != a_hold(session, ticket, key="two")


def test_pages_without_a_key_have_no_twin(session, ticket) -> None:
    assert a_hold(session, ticket) != a_hold(session, ticket)


def test_the_same_page_after_its_hold_has_ended_is_a_new_try(session, ticket, at) -> None:
    first = a_hold(session, ticket, key="page")
    later = at + timedelta(minutes=21)
    second = a_hold(session, ticket, key="page", at=later)
    third = a_hold(session, ticket, key="page", at=later)
    assert first != second == third


def test_another_choice_of_the_same_changes_what_is_held_and_keeps_its_names(
    session, ticket, at
) -> None:
    first = named(a_hold(session, {ticket: 3}))
    second = a_hold(session, {ticket: 2}, basket=first, at=at + MINUTE)
    assert first == second
    assert (second.state, second.tickets_pence) == (BookingState.HELD, 1200)
    assert second.pay_by == first.pay_by == at + timedelta(minutes=20)
    assert taken(session) == 2
    live = Place.objects.filter(line__booking=second, live=True).order_by("pk")
    assert [place.participant.name for place in live] == ["Guest 1", "Guest 2"]
    assert trace("booking.changed", second) == 1
    assert is_sound()


def test_an_earlier_hold_stays_when_the_new_choice_cannot_be_had(session, ticket) -> None:
    first = a_hold(session, {ticket: 2})
    with pytest.raises(PlacesGone):
        a_hold(session, {ticket: 4}, basket=first)
    first.refresh_from_db()
    assert first.state == BookingState.HELD
    assert taken(session) == 2
    assert is_sound()


def test_the_last_places_may_be_changed_by_who_holds_them(session, ticket) -> None:
    first = a_hold(session, {ticket: 3})
    a_hold(session, {ticket: 1}, basket=first)
    assert taken(session) == 1


def test_what_was_paid_meanwhile_is_not_replaced(session, ticket) -> None:
    booking = a_confirmed(session, ticket)
    with pytest.raises(AlreadyBooked):
        a_hold(session, ticket, basket=booking)
    assert taken(session) == 1


def test_a_hold_that_is_being_paid_may_be_changed_and_its_page_closes(session, ticket) -> None:
    first = named(a_hold(session, {ticket: 2}))
    payment = begun(first)
    a_hold(session, {ticket: 1}, basket=first)
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    assert taken(session) == 1


def test_a_hold_ends_when_it_says_so(session, ticket, at) -> None:
    booking = a_hold(session, {ticket: 3})
    assert expiry.release_expired(at=booking.pay_by - timedelta(seconds=1)) == 0
    assert expiry.release_expired(at=booking.pay_by) == 1
    booking.refresh_from_db()
    assert booking.state == BookingState.EXPIRED
    assert taken(session) == 0
    assert trace("booking.expired", booking) == 1
    assert is_sound()


def test_sweeping_twice_gives_back_once(session, ticket, at) -> None:
    a_hold(session, {ticket: 3})
    later = at + timedelta(minutes=21)
    assert [expiry.release_expired(at=later) for _ in range(2)] == [1, 0]
    assert taken(session) == 0


def test_before_gone_is_said_what_has_run_out_goes_back(session, ticket, at) -> None:
    a_hold(session, {ticket: 3})
    booking = a_hold(session, {ticket: 2}, at=at + timedelta(minutes=20))
    assert booking.state == BookingState.HELD
    assert taken(session) == 2
    assert is_sound()


def test_once_payment_has_begun_the_places_stay_a_little_longer(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    deadline = booking.pay_by
    begun(booking)
    booking.refresh_from_db()
    assert booking.pay_by == deadline
    assert expiry.release_expired(at=deadline) == 0
    assert expiry.release_expired(at=deadline + pay.GRACE) == 1
    assert payments_of(booking)[0].state == PaymentState.CANCELLED


def test_ten_minutes_more_up_to_an_hour_in_all(session, ticket, at) -> None:
    booking = a_hold(session, ticket)
    granted = [pay.ask_longer(booking=booking, by=PUBLIC, at=at) for _ in range(5)]
    assert granted == [True, True, True, True, False]
    assert booking.pay_by == booking.hold_until == at + timedelta(hours=1)
    assert trace("booking.hold_extended", booking) == 4


def test_no_more_time_once_payment_has_begun_or_the_hold_is_over(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    begun(booking)
    assert not pay.ask_longer(booking=booking, by=PUBLIC, at=at)
    other = a_hold(session, ticket)
    assert not pay.ask_longer(booking=other, by=PUBLIC, at=other.pay_by)


def test_letting_go_frees_the_places_and_closes_the_payment(session, ticket, at) -> None:
    booking = named(a_hold(session, {ticket: 2}))
    payment = begun(booking)
    assert expiry.let_go(booking=booking, by=PUBLIC, at=at)
    assert not expiry.let_go(booking=booking, by=PUBLIC, at=at)
    booking.refresh_from_db()
    payment.refresh_from_db()
    assert (booking.state, payment.state) == (BookingState.CANCELLED, PaymentState.CANCELLED)
    assert taken(session) == 0
    assert is_sound()


def test_the_sweep_never_takes_what_was_paid(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    pays_unheard(payment)
    late = booking.pay_by + pay.GRACE
    # The news arrives while the sweep has the booking in its hand already.
    due = expiry.overdue(at=late)
    assert news_of(payment, at=at) == "paid"
    assert not expiry.end_hold(booking=due[0], by=PUBLIC, at=late, only_if_overdue=True)
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    assert taken(session) == 1


def test_nothing_can_be_paid_after_the_deadline(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    with pytest.raises(HoldEnded):
        pay.pay(booking=booking, by=PUBLIC, at=booking.pay_by)
    assert payments_of(booking) == []


def test_nobody_pays_before_everybody_has_a_name(session, ticket, at) -> None:
    with pytest.raises(pay.NamesMissing):
        pay.pay(booking=a_hold(session, ticket), by=PUBLIC, at=at)


def test_places_returned_twice_fail_loudly(session, ticket) -> None:
    pool = CapacityPool.objects.get(session=session)
    with pytest.raises(IntegrityError), transaction.atomic():
        inventory.give_back({pool.pk: 1})


def test_a_sold_out_pool_names_itself(session, ticket) -> None:
    pool = CapacityPool.objects.get(session=session)
    with pytest.raises(inventory.SoldOut) as gone:
        inventory.take({pool.pk: 4})
    assert gone.value.pool_id == pool.pk
    assert not Allocation.objects.exists()


def test_an_offer_is_found_by_date_and_by_run(session, ticket, at) -> None:
    assert offer(session.ref, at=at).session is not None
    assert offer(session.activity.course.ref, at=at).session is None
