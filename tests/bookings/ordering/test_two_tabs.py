"""Two windows of one booker, and staff at the same time: no fault, no money without its purpose."""

from datetime import datetime, timedelta

import pytest

from bookings.catalogue import scheduling
from bookings.ordering import changing, expiry, gift, pay, picking
from bookings.ordering.contents import contents_of
from bookings.ordering.models import Booking, BookingState, CapacityPool, Place
from bookings.ordering.offer import offer
from bookings.ordering.sentences import CalledOff, HoldEnded, TooLate
from kernel import clock
from kernel.desk.models import StaffTask
from kernel.mail.models import Message
from kernel.money import Money
from kernel.payments import checkout
from kernel.payments.models import PaymentState, Refund
from kernel.payments.sentences import AlreadyPaid
from tests.bookings.ordering.booker import Booker
from tests.bookings.ordering.stock import is_sound, taken
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
    presses_pay,
    there,
)
from tests.factories.money import a_campaign
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=3)


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity)


@pytest.fixture
def free(session):
    return a_ticket(session.activity, pence=0, title="Free")


def _names(booking: Booking) -> list[str]:
    places = Place.objects.filter(line__booking=booking).select_related("participant")
    return [place.participant.name for place in places if place.participant]


def _state(booking: Booking) -> str:
    booking.refresh_from_db()
    return booking.state


def test_of_two_windows_that_change_one_hold_the_later_counts(session, ticket) -> None:
    first = named(a_hold(session, ticket))
    as_seen = contents_of(first)
    a_hold(session, {ticket: 3}, basket=first)
    wish = picking.pick(offer(session.ref, at=AT), {ticket.ref: 2}, None, at=AT)
    with pytest.raises(changing.ChangedMeanwhile):
        changing.set_to(as_seen, wish, by=PUBLIC, at=AT)
    a_hold(session, {ticket: 2}, basket=first)
    assert _state(first) == "held"
    assert (taken(session), first.tickets_pence) == (2, 1200)
    assert is_sound()


def test_what_was_paid_for_is_what_is_booked_though_the_other_window_changed_it(
    session, ticket, free
) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    other = a_session(an_activity("Other"), capacity=1)
    a_hold(other, a_ticket(other.activity), basket=booking)
    a_hold(session, {free: 1}, basket=booking)
    pays_unheard(payment)
    assert news_of(payment) == "paid"
    assert _state(booking) == "confirmed"
    assert (booking.tickets_pence, taken(session), taken(other)) == (600, 2, 0)
    live = booking.lines.filter(live=True)
    assert sorted(line.price_pence for line in live) == [0, 600]
    assert not StaffTask.objects.exists()
    assert is_sound()


def test_of_a_hold_that_ended_only_what_was_paid_for_comes_back(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    other = a_session(an_activity("Other"), capacity=1)
    a_hold(other, a_ticket(other.activity), basket=booking)
    pays_unheard(payment)
    later = at + timedelta(hours=1)
    expiry.release_expired(at=later)
    news_of(payment, at=later)
    assert (_state(booking), taken(session), taken(other)) == ("confirmed", 1, 0)
    assert Place.objects.exclude(ticket_secret=None).count() == 1
    assert is_sound()


def test_what_was_paid_for_and_is_gone_is_money_back_and_the_rest_stays_held(
    session, ticket, at
) -> None:
    booking = named(a_hold(session, {ticket: 2}))
    payment = begun(booking)
    a_hold(session, {ticket: 1}, basket=booking)
    a_hold(session, {ticket: 2})
    pays_unheard(payment)
    news_of(payment)
    assert (_state(booking), taken(session)) == ("held", 3)
    assert (Refund.objects.get().reason, Refund.objects.get().amount_pence) == (
        "paid_changed",
        1200,
    )
    assert StaffTask.objects.get().about_ref == booking.ref
    assert "paid for it all the same" in Message.objects.get().text
    assert is_sound()


def test_a_gift_chosen_while_the_other_window_books_for_nothing_is_paid_for(
    session, free, at
) -> None:
    booking = named(a_hold(session, free))
    seen_before = Booking.objects.get(pk=booking.pk)
    gift.add(booking=booking, campaign=a_campaign(at=at), amount=Money(500), by=PUBLIC, at=at)
    where = pay.pay(booking=seen_before, by=PUBLIC, at=at)
    assert _state(booking) == BookingState.HELD
    assert "/payments/" in where
    assert payments_of(booking)[0].amount_pence == 500


def test_what_is_booked_for_nothing_has_no_page_left_to_pay_on(session, free, at) -> None:
    booking, campaign = named(a_hold(session, free)), a_campaign(at=at)
    gift.add(booking=booking, campaign=campaign, amount=Money(500), by=PUBLIC, at=at)
    payment = begun(booking)
    gift.add(booking=booking, campaign=campaign, amount=Money(0), by=PUBLIC, at=at)
    pay.pay(booking=booking, by=PUBLIC, at=at)
    payment.refresh_from_db()
    assert (_state(booking), payment.state) == (BookingState.CONFIRMED, PaymentState.CANCELLED)


@pytest.mark.parametrize("pence", [0, 600])
def test_nobody_pays_for_a_date_that_was_called_off(session, at: datetime, pence: int) -> None:
    booking = named(a_hold(session, a_ticket(session.activity, pence=pence)))
    scheduling.cancel_session(session=session, by=OFFICER, at=at)
    with pytest.raises(CalledOff) as why:
        pay.pay(booking=booking, by=PUBLIC, at=at)
    assert isinstance(why.value, HoldEnded)
    assert _state(booking) == BookingState.EXPIRED
    assert payments_of(booking) == []
    assert taken(session) == 0
    assert not Message.objects.exists()


def test_the_page_says_that_the_date_was_called_off() -> None:
    at = clock.now()
    session = a_session(an_activity(at=at), at=at)
    ben = Booker()
    ben.choose(session.ref, **{a_ticket(session.activity, at=at).ref: 1})
    ben.name_people()
    scheduling.cancel_session(session=session, by=OFFICER, at=at)
    ben.pay()
    said = ben.page().content.decode()
    assert "has just been called off. Nothing was charged." in said
    assert payments_of(ben.booking) == []


def test_money_for_a_date_called_off_meanwhile_goes_back(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    scheduling.cancel_session(session=session, by=OFFICER, at=at)
    presses_pay(payment)
    assert _state(booking) == BookingState.EXPIRED
    refund = Refund.objects.get()
    assert (refund.reason, refund.amount_pence) == ("paid_called_off", 600)
    assert StaffTask.objects.get(kind="paid_called_off").about_ref == booking.ref
    mail = Message.objects.get()
    assert (mail.kind, "was called off" in mail.text) == ("called_off", True)
    assert "somebody else" not in mail.text
    assert taken(session) == 0
    assert is_sound()


def test_a_run_of_which_one_date_was_called_off_is_booked_all_the_same(at: datetime) -> None:
    activity = an_activity()
    first = a_session(activity, capacity=2, days=7)
    a_session(activity, capacity=2, days=14)
    run = a_ticket(activity, scope="each_or_all")
    booking = named(a_hold_of(activity.course.ref, run))
    payment = begun(booking)
    scheduling.cancel_session(session=first, by=OFFICER, at=at)
    presses_pay(payment)
    assert _state(booking) == BookingState.CONFIRMED
    assert not Refund.objects.exists()


@pytest.mark.parametrize("why", ["cancelled", "begun"])
def test_a_date_that_is_lost_is_sold_by_nobody(session, ticket, at, why: str) -> None:
    """The page says so already; the hold itself is asked by every other way of selling."""
    later = at
    if why == "cancelled":
        scheduling.cancel_session(session=session, by=OFFICER, at=at)
    else:
        later = session.starts_at
    with pytest.raises(TooLate):
        a_hold(session, ticket, at=later)
    assert not Booking.objects.exists()


def test_one_hold_that_cannot_be_freed_does_not_keep_the_next(session, ticket, at) -> None:
    """A counter that drifted is somebody's task; the house goes on."""
    broken = a_hold(session, ticket)
    CapacityPool.objects.filter(session=session).update(taken=0)
    other = a_session(an_activity("Other"), capacity=1)
    fine = a_hold(other, a_ticket(other.activity))
    assert expiry.release_expired(at=at + timedelta(hours=1)) == 1
    assert (_state(broken), _state(fine)) == (BookingState.HELD, BookingState.EXPIRED)
    assert StaffTask.objects.get().kind == "hold_not_released"


def test_a_window_that_was_slow_to_open_the_page_hears_that_all_is_paid(
    session, ticket, at, monkeypatch
) -> None:
    booking = named(a_hold(session, ticket))
    slow = checkout._open_there

    def paid_before(provider, payment, **facts):
        monkeypatch.setattr(checkout, "_open_there", slow)
        presses_pay(begun(booking))
        slow(provider, payment, **facts)

    monkeypatch.setattr(checkout, "_open_there", paid_before)
    with pytest.raises(AlreadyPaid):
        pay.pay(booking=Booking.objects.get(pk=booking.pk), by=PUBLIC, at=at)
    assert _state(booking) == BookingState.CONFIRMED
    assert there(payments_of(booking)[0]).state == "paid"


def test_no_page_is_handed_out_for_what_the_other_window_has_just_let_go(
    session, ticket, at, monkeypatch
) -> None:
    booking = named(a_hold(session, ticket))
    begin = checkout.begin

    def let_go_before(**facts):
        expiry.let_go(booking=Booking.objects.get(pk=booking.pk), by=PUBLIC, at=at)
        return begin(**facts)

    monkeypatch.setattr(checkout, "begin", let_go_before)
    with pytest.raises(HoldEnded):
        pay.pay(booking=booking, by=PUBLIC, at=at)
    assert [payment.state for payment in payments_of(booking)] == [PaymentState.CANCELLED]
    assert _state(booking) == BookingState.CANCELLED


def test_a_second_confirmation_of_the_same_money_says_nothing_twice(session, ticket) -> None:
    booking = a_confirmed(session, ticket)
    assert news_of(payments_of(booking)[0]) == "known"
    assert Message.objects.count() == 1
