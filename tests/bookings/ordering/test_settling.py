"""Money that comes: in time, late, too late, twice, or for what was let go. Never silence."""

from datetime import datetime, timedelta

import pytest

from bookings.catalogue import scheduling
from bookings.catalogue.gate import Sale
from bookings.ordering import expiry, gift, pay
from bookings.ordering.models import BookingState, Place
from fundraising.giving.models import Donation
from kernel.desk.models import StaffTask
from kernel.mail.models import Message
from kernel.money import Money
from kernel.payments import due, reconcile
from kernel.payments.models import LedgerEntry, PaymentState, Refund
from kernel.payments.providers import directory, test_far_side
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
    presses_pay,
    there,
)
from tests.factories.money import a_campaign
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=1)


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity)


def _kinds() -> list[str]:
    return sorted(Message.objects.values_list("kind", flat=True))


def _ledger() -> int:
    return sum(LedgerEntry.objects.values_list("pence", flat=True))


def test_paid_in_time_is_booked_with_one_mail_and_a_secret_for_each_place(session, ticket) -> None:
    booking = a_confirmed(session, ticket)
    assert booking.state == BookingState.CONFIRMED
    assert Place.objects.get(line__booking=booking).ticket_secret
    assert _kinds() == ["booked"]
    assert (trace("booking.confirmed", booking), _ledger()) == (1, 600)


def test_what_costs_nothing_is_booked_at_once_without_any_payment(session) -> None:
    booking = a_confirmed(session, a_ticket(session.activity, pence=0))
    assert booking.state == BookingState.CONFIRMED
    assert payments_of(booking) == []
    assert _kinds() == ["booked"]
    assert pay.pay(booking=booking, by=PUBLIC, at=booking.made_at).endswith("/done/")


def test_declined_and_then_paid_is_one_booking_and_two_attempts(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    test_far_side.decline(there(begun(booking)), at=at)
    assert booking.state == BookingState.HELD
    assert taken(session) == 1
    presses_pay(begun(booking))
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    states = [payment.state for payment in payments_of(booking)]
    assert states == [PaymentState.FAILED, PaymentState.SUCCEEDED]
    assert _ledger() == 600


def test_asking_to_pay_twice_is_one_payment(session, ticket) -> None:
    booking = named(a_hold(session, ticket))
    assert begun(booking) == begun(booking)
    assert len(payments_of(booking)) == 1


def test_paid_late_gets_the_place_again_while_it_is_free(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    expiry.end_hold(booking=booking, by=PUBLIC, at=at)
    assert taken(session) == 0
    pays_unheard(payment)
    assert news_of(payment) == "paid"
    booking.refresh_from_db()
    assert (booking.state, booking.ended_at) == (BookingState.CONFIRMED, None)
    assert taken(session) == 1
    assert Place.objects.get(line__booking=booking, live=True).ticket_secret
    assert _kinds() == ["booked"]
    assert not Refund.objects.exists()
    assert is_sound()


def test_paid_late_for_a_whole_run_gets_every_date_or_none(at: datetime) -> None:
    activity = an_activity()
    first = a_session(activity, capacity=2, days=7)
    second = a_session(activity, capacity=1, days=14)
    run = a_ticket(activity, scope="each_or_all")
    booking = named(a_hold_of(activity.course.ref, run))
    payment = begun(booking)
    expiry.end_hold(booking=booking, by=PUBLIC, at=at)
    a_hold(second, run)
    pays_unheard(payment)
    news_of(payment)
    booking.refresh_from_db()
    assert booking.state == BookingState.EXPIRED
    assert (taken(first), taken(second)) == (0, 1)
    assert is_sound()


def _late_and_gone(session, ticket, at):
    booking = named(a_hold(session, ticket))
    gift.add(booking=booking, campaign=a_campaign(at=at), amount=Money(300), by=PUBLIC, at=at)
    payment = begun(booking)
    expiry.end_hold(booking=booking, by=PUBLIC, at=at)
    a_hold(session, ticket)
    pays_unheard(payment)
    news_of(payment)
    booking.refresh_from_db()
    return booking, payment


def test_paid_late_and_gone_sends_the_money_back_and_tells_everybody(session, ticket, at) -> None:
    booking, payment = _late_and_gone(session, ticket, at)
    assert booking.state == BookingState.EXPIRED
    refund = Refund.objects.get(payment=payment)
    assert (refund.amount_pence, refund.reason) == (900, "paid_late")
    task = StaffTask.objects.get(kind="paid_late")
    assert booking.ref in task.text and "£9.00" in task.text
    assert _kinds() == ["places_gone"]
    assert taken(session) == 1
    due.submit_refunds(at=at)
    assert _ledger() == 0
    assert Donation.objects.get().refunded_pence == 300


def test_the_same_news_again_sends_back_once(session, ticket, at) -> None:
    _, payment = _late_and_gone(session, ticket, at)
    news_of(payment)
    reconcile.look_again(payment, at=at)
    assert Refund.objects.count() == 1
    assert StaffTask.objects.count() == 1
    assert _kinds() == ["places_gone"]


@pytest.mark.parametrize("why", ["cancelled", "past", "gate"])
def test_paid_late_for_a_date_that_cannot_be_sold_now_goes_back(
    session, ticket, at, why: str, monkeypatch
) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    expiry.end_hold(booking=booking, by=PUBLIC, at=at)
    pays_unheard(payment)
    later = at
    if why == "cancelled":
        scheduling.cancel_session(session=session, by=OFFICER, at=at)
    elif why == "past":
        later = session.starts_at + timedelta(minutes=1)
    else:
        monkeypatch.setattr(
            "bookings.catalogue.gate.for_sale", lambda sessions, at: Sale(False, {})
        )
    news_of(payment, at=later)
    booking.refresh_from_db()
    assert booking.state == BookingState.EXPIRED
    assert Refund.objects.get().amount_pence == 600
    assert taken(session) == 0


def test_paid_twice_keeps_one_and_returns_the_other(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    first = begun(booking)
    test_far_side.decline(there(first), at=at)
    presses_pay(begun(booking))
    # The bank of the first attempt changes its mind.
    there(first).move("paid", from_states=("declined",))
    assert news_of(first) == "paid"
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    assert Refund.objects.get().payment == first
    assert StaffTask.objects.get().kind == "paid_twice"
    due.submit_refunds(at=at)
    assert _ledger() == 600
    assert _kinds() == ["booked"]


def test_paid_after_letting_go_goes_back(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    expiry.let_go(booking=booking, by=PUBLIC, at=at)
    pays_unheard(payment)
    news_of(payment)
    booking.refresh_from_db()
    assert booking.state == BookingState.CANCELLED
    assert Refund.objects.get().reason == "paid_after_cancelling"
    assert StaffTask.objects.count() == 1
    assert taken(session) == 0


def test_a_lost_event_is_made_good_by_reconciling(session, ticket, at) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    pays_unheard(payment)
    reconcile.run(far=directory.current(), since=at - reconcile.BACK, at=at + reconcile.YOUNG)
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    assert _kinds() == ["booked"]


def test_the_provider_ending_the_page_ends_the_hold(session, ticket) -> None:
    booking = named(a_hold(session, ticket))
    payment = begun(booking)
    there(payment).move("expired")
    assert news_of(payment) == "expired"
    booking.refresh_from_db()
    assert booking.state == BookingState.EXPIRED
    assert taken(session) == 0


def test_the_gift_that_was_paid_is_the_gift(session, ticket, at) -> None:
    """Changed in one tab, paid in another."""
    booking, campaign = named(a_hold(session, ticket)), a_campaign(at=at)
    gift.add(booking=booking, campaign=campaign, amount=Money(300), by=PUBLIC, at=at)
    payment = begun(booking)
    gift.add(booking=booking, campaign=campaign, amount=Money(900), by=PUBLIC, at=at)
    presses_pay(payment)
    booking.refresh_from_db()
    assert (booking.gift_pence, Donation.objects.get().amount_pence) == (300, 300)
    assert Donation.objects.get().donor.person == booking.booker


def test_paying_after_the_gift_was_changed_asks_for_the_new_sum(session, ticket, at) -> None:
    booking, campaign = named(a_hold(session, ticket)), a_campaign(at=at)
    gift.add(booking=booking, campaign=campaign, amount=Money(300), by=PUBLIC, at=at)
    first = begun(booking)
    gift.add(booking=booking, campaign=campaign, amount=Money(0), by=PUBLIC, at=at)
    second = begun(booking)
    first.refresh_from_db()
    assert (first.state, second.amount_pence) == (PaymentState.CANCELLED, 600)


def test_a_gift_without_a_price_is_paid_for(session, at) -> None:
    booking = named(a_hold(session, a_ticket(session.activity, pence=0)))
    gift.add(booking=booking, campaign=a_campaign(at=at), amount=Money(500), by=PUBLIC, at=at)
    presses_pay(begun(booking))
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    assert Donation.objects.get().is_test
