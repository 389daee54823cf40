"""Gifts: one per paid line, never counted twice, gone from the count when they go back."""

from datetime import datetime, timedelta

import pytest

from fundraising.campaigns import questions
from fundraising.giving import gifts
from fundraising.giving.models import Donation, Donor
from kernel.desk.models import StaffTask
from kernel.money import Money
from kernel.payments import refunds
from kernel.payments.due import submit_refunds
from kernel.payments.models import Payment, TestCheckout
from kernel.payments.providers import test_far_side as far_side
from tests.fundraising.people import STAFF, campaign, giver, pay_with_gift
from tests.kernel.payments.desk import PUBLIC, trace

pytestmark = pytest.mark.django_db


def test_the_gift_line_of_a_payment_becomes_a_donation(at: datetime) -> None:
    person, appeal = giver(), campaign(at)
    payment = pay_with_gift(at, appeal)
    donation = Donation.objects.get()
    assert (donation.donor.person, donation.campaign) == (person, appeal)
    assert (donation.amount_pence, donation.given_at) == (500, at)
    assert donation.payment_line == payment.lines.get(kind="gift")
    assert donation.is_test
    assert trace("gift.received", donation.ref) == 1


def test_a_gift_is_never_counted_twice(at: datetime) -> None:
    giver()
    payment = pay_with_gift(at, campaign(at))
    far = TestCheckout.objects.get()
    for _ in range(3):
        far_side.send_event(far, at=at)
    line = payment.lines.get(kind="gift")
    again = gifts.record(
        campaign_ref=line.owner_ref,
        giver=Donor.objects.get().person,
        line=line,
        by=STAFF,
        at=at,
    )
    assert again == Donation.objects.get()
    assert trace("gift.received") == 1


def test_one_person_is_one_donor_however_often_they_give(at: datetime) -> None:
    giver()
    appeal = campaign(at)
    pay_with_gift(at, appeal, parcel="p1")
    pay_with_gift(at + timedelta(days=1), appeal, parcel="p2")
    assert Donor.objects.get().since == at
    assert Donation.objects.count() == 2


def test_test_gifts_are_in_no_total(at: datetime) -> None:
    giver()
    appeal = campaign(at)
    pay_with_gift(at, appeal)
    progress = questions.progress(appeal)
    assert (progress.raised, progress.givers, progress.percent) == (Money(0), 0, 0)


def test_a_gift_that_goes_back_is_no_longer_counted(at: datetime) -> None:
    giver()
    appeal = campaign(at)
    payment = pay_with_gift(at, appeal)
    Donation.objects.update(is_test=False)
    assert questions.progress(appeal).raised == Money(500)
    _return(payment, 200, at)
    assert questions.progress(appeal).raised == Money(300)
    assert questions.progress(appeal).givers == 1
    _return(payment, 300, at)
    assert questions.progress(appeal).raised == Money(0)
    assert questions.progress(appeal).givers == 0
    assert trace("gift.returned", Donation.objects.get().ref) == 2


def test_a_ticket_that_goes_back_leaves_the_gift(at: datetime) -> None:
    giver()
    payment = pay_with_gift(at, campaign(at))
    ticket = payment.lines.get(kind="ticket")
    refunds.request(
        payment=payment, lines={ticket: 1200}, reason="cancelled", key="t", by=PUBLIC, at=at
    )
    submit_refunds(at=at)
    assert Donation.objects.get().refunded_pence == 0


def test_more_than_the_gift_cannot_go_back(at: datetime) -> None:
    giver()
    line = pay_with_gift(at, campaign(at)).lines.get(kind="gift")
    with pytest.raises(gifts.CannotRecord, match="more than the gift"):
        gifts.give_back(line=line, pence=501, by=STAFF, at=at)
    assert Donation.objects.get().refunded_pence == 0


def test_a_gift_of_nobody_we_know_is_a_task_and_stays_in_the_book(at: datetime) -> None:
    payment = pay_with_gift(at, campaign(at))
    assert not Donation.objects.exists()
    task = StaffTask.objects.get()
    assert (task.kind, task.for_role) == ("gift_not_recorded", "fundraising")
    assert sum(entry.pence for entry in payment.entries.filter(kind="gift")) == 500
    _return(payment, 500, at)
    assert sum(entry.pence for entry in payment.entries.filter(kind="gift")) == 0


def test_a_gift_by_hand_counts(at: datetime) -> None:
    appeal, day = campaign(at), at - timedelta(days=3)
    donation = gifts.record_offline(
        campaign=appeal,
        giver=giver(),
        amount=Money(2_000),
        method="cheque",
        given_at=day,
        by=STAFF,
        at=at,
    )
    assert (donation.given_at, donation.is_test) == (day, False)
    assert questions.progress(appeal).raised == Money(2_000)
    assert trace("gift.received", donation.ref) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"method": "online"},
        {"method": "goats"},
        {"amount": Money(0)},
        {"amount": Money(-1)},
        {"amount": Money(10**12)},
        {"given_at": datetime.fromisoformat("2026-03-03T12:00+00:00")},
    ],
)
def test_a_gift_by_hand_that_cannot_be_is_refused_with_a_sentence(
    at: datetime, change: dict
) -> None:
    facts: dict = {"amount": Money(100), "method": "cash", "given_at": at}
    with pytest.raises(gifts.CannotRecord):
        gifts.record_offline(
            campaign=campaign(at), giver=giver(), by=STAFF, at=at, **{**facts, **change}
        )
    assert not Donation.objects.exists()


def _return(payment: Payment, pence: int, at: datetime) -> None:
    line = payment.lines.get(kind="gift")
    refunds.request(
        payment=payment, lines={line: pence}, reason="x", key=f"g{pence}", by=PUBLIC, at=at
    )
    submit_refunds(at=at)
