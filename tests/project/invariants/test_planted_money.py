"""Faults of money, planted one at a time, are each found and named."""

from datetime import datetime, timedelta

from bookings.catalogue.models import Session
from bookings.ordering.models import Booking, BookingState
from fundraising.giving.models import Donation, Donor
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.mail.models import Message
from kernel.payments import refunds
from kernel.payments.models import (
    LedgerEntry,
    Payment,
    PaymentLine,
    PaymentState,
    Refund,
    RefundLine,
    TestCheckout,
)
from kernel.people.models import Person
from kernel.people.roles import Role
from project.invariants.all import breaches
from tests.factories.bookings import a_confirmed, payments_of
from tests.factories.money import a_campaign
from tests.project.invariants.planting import without

BY = Actor.system("test")


def found() -> dict[str, str]:
    return {breach.invariant.name: breach.says for breach in breaches()}


def test_money_for_a_booking_that_is_gone(booking: Booking, payment: Payment) -> None:
    Booking.objects.update(state=BookingState.CANCELLED)
    assert found()["I4"] == f"payment {payment.ref} kept 600 pence, and what it bought is 0"


def test_a_task_about_it_is_enough(booking: Booking, payment: Payment, at: datetime) -> None:
    Booking.objects.update(state=BookingState.CANCELLED)
    raise_task(
        kind="test",
        about=("booking", booking.ref),
        for_role=Role.BOX_OFFICE,
        text="Ring them.",
        at=at,
    )
    assert "I4" not in found()


def test_paid_more_than_it_costs(booking: Booking, payment: Payment) -> None:
    Booking.objects.update(tickets_pence=400)
    assert found() == {
        "I4": f"payment {payment.ref} kept 600 pence, and what it bought is 400",
        "basket": f"booking {booking.ref} says 400 pence, and its lines cost 600",
    }


def test_paid_there_and_not_here(payment: Payment) -> None:
    Payment.objects.update(state=PaymentState.PENDING)
    assert (
        found()["I4"] == f"payment {payment.ref} is paid in the provider's book, and pending here"
    )


def test_paid_here_and_not_there(payment: Payment) -> None:
    TestCheckout.objects.update(state=TestCheckout.State.OPEN)
    assert found()["I4"] == f"payment {payment.ref} is paid here, and not in the provider's book"


def test_two_mails_for_one_booking(booking: Booking, at: datetime) -> None:
    Message.objects.create(
        kind="booked",
        about_kind="booking",
        about_ref=booking.ref,
        to="ben@families.example",
        subject="You're booked",
        queued_at=at,
        next_try_at=at,
        dedupe_key="another",
    )
    assert found() == {"I6": f"2 mails “booked” have one cause, booking:{booking.ref}"}


def test_a_gift_recorded_otherwise_than_paid(payment: Payment, at: datetime) -> None:
    PaymentLine.objects.update(kind="gift")
    Donation.objects.create(
        donor=Donor.objects.create(person=Person.objects.first(), since=at),
        campaign=a_campaign(at=at),
        amount_pence=500,
        given_at=at,
        payment_line=payment.lines.get(),
    )
    assert found() == {
        "I6": f"a gift of payment {payment.ref} is 600 pence, recorded as 500",
    }


def test_confirmed_without_a_moment(booking: Booking) -> None:
    with without(Booking, "confirmed_says_when"):
        Booking.objects.update(confirmed_at=None)
        assert found() == {
            "I6": f"booking {booking.ref} is confirmed and says otherwise in “confirmed at”"
        }


def test_more_goes_back_than_came(payment: Payment, at: datetime) -> None:
    refunds.request(payment=payment, reason="kind", key="one", by=BY, at=at)
    twin = Refund.objects.create(
        payment=payment,
        amount_pence=600,
        reason="kind",
        key="two",
        requested_at=at,
        next_try_at=at + timedelta(minutes=1),
    )
    RefundLine.objects.create(refund=twin, line=payment.lines.get(), pence=600)
    says = [breach.says for breach in breaches() if breach.invariant.name == "I7"]
    assert says == [
        f"payment {payment.ref} received 600 pence, and 1200 go back",
        f"a line of payment {payment.ref} is 600 pence, and 1200 go back",
    ]


def test_booked_and_not_paid(booking: Booking, payment: Payment) -> None:
    Booking.objects.update(tickets_pence=900)
    assert found() == {
        "I8": f"booking {booking.ref} costs 900 pence, and 600 came",
        "basket": f"booking {booking.ref} says 900 pence, and its lines cost 600",
    }


def test_an_entry_missing_from_the_book(payment: Payment) -> None:
    LedgerEntry.objects.all().delete()
    assert found() == {"ledger": f"payment {payment.ref} received 600 pence, the book has 0"}


def test_an_entry_for_money_that_never_came(booking: Booking, payment: Payment) -> None:
    Payment.objects.update(state=PaymentState.CANCELLED)
    assert found()["ledger"] == f"payment {payment.ref} received 0 pence, the book has 600"


def test_a_refund_missing_from_the_book(payment: Payment, at: datetime) -> None:
    refund = refunds.request(payment=payment, reason="kind", key="one", by=BY, at=at)
    Refund.objects.update(state="succeeded", settled_at=at)
    assert found() == {"ledger": f"refund {refund.ref} returned 600 pence, the book has 0"}


def test_one_booking_paid_for_twice_and_kept(
    session: Session, booking: Booking, payment: Payment
) -> None:
    other = a_confirmed(session, session.activity.types.get())
    twin = payments_of(other)[0]
    Payment.objects.filter(pk=twin.pk).update(owner_ref=booking.ref)
    refs = f"{payment.ref}, {twin.ref}"
    assert found()["I4"] == f"payment {refs} kept 1200 pence, and what it bought is 600"
