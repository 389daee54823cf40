"""Beginning to pay: once per owner, refused before anything is charged."""

from datetime import datetime, timedelta

import pytest

from kernel.payments import checkout
from kernel.payments.models import Payment, PaymentState, TestCheckout
from kernel.payments.providers.base import ProviderSilent
from kernel.payments.providers.test_payments import TestPayments
from kernel.payments.sentences import AlreadyPaid, CannotPay, ProviderAway, TimeIsUp
from kernel.payments.settlement import NoHandler
from tests.kernel.payments.desk import PUBLIC, TICKET, begin, gift, pays_there, there, trace

pytestmark = pytest.mark.django_db


def test_a_payment_has_its_lines_and_a_page_to_pay_on(at: datetime) -> None:
    payment = begin(at, TICKET, gift(500))
    assert payment.state == PaymentState.PENDING
    assert payment.amount_pence == 1700
    assert [line.pence for line in payment.lines.order_by("pk")] == [1200, 500]
    assert payment.checkout_url == f"/payments/test/{payment.provider_ref}/"
    assert payment.is_test
    assert there(payment).amount_pence == 1700
    assert trace("payment.started", payment.ref) == 1


def test_a_second_click_is_the_same_payment(at: datetime) -> None:
    first, second = begin(at), begin(at)
    assert first.pk == second.pk
    assert first.checkout_url == second.checkout_url
    assert TestCheckout.objects.count() == 1


def test_other_lines_close_the_first_page_and_open_another(at: datetime) -> None:
    first = begin(at)
    second = begin(at, TICKET, gift(500))
    first.refresh_from_db()
    assert first.state == PaymentState.CANCELLED
    assert there(first).state == TestCheckout.State.EXPIRED
    assert second.state == PaymentState.PENDING
    assert trace("payment.cancelled", first.ref) == 1
    assert trace("parcel.let_go") == 0, "the hold goes on: only its page was changed"


def test_a_page_that_was_paid_meanwhile_is_settled_and_not_charged_again(at: datetime) -> None:
    first = begin(at)
    pays_there(first)
    with pytest.raises(AlreadyPaid):
        begin(at, TICKET, gift(500))
    first.refresh_from_db()
    assert first.state == PaymentState.SUCCEEDED
    assert trace("parcel.sent", "p1") == 1
    assert Payment.objects.count() == 1


def test_a_page_whose_time_is_over_is_followed_by_a_new_one(at: datetime) -> None:
    first = begin(at, minutes=20)
    second = begin(at + timedelta(minutes=21), minutes=20)
    assert second.pk != first.pk
    assert second.attempt_key != first.attempt_key


def test_nobody_home_for_the_money_refuses_before_anything_is_charged(at: datetime) -> None:
    with pytest.raises(NoHandler):
        checkout.begin(
            owner=("nobody", "x"),
            lines=[TICKET],
            until=at + timedelta(minutes=20),
            return_url="http://localhost/",
            cancel_url="http://localhost/",
            by=PUBLIC,
            at=at,
        )
    assert not Payment.objects.exists()
    assert not TestCheckout.objects.exists()


def test_without_a_provider_a_sentence_says_what_to_do(at: datetime, settings) -> None:  # type: ignore[no-untyped-def]
    settings.TEST_PAYMENTS = False
    with pytest.raises(CannotPay, match="ring or write"):
        begin(at)
    assert not Payment.objects.exists()


def test_a_deadline_in_the_past_is_refused(at: datetime) -> None:
    with pytest.raises(TimeIsUp):
        begin(at, minutes=0)


def test_nothing_to_pay_is_a_fault_of_the_caller(at: datetime) -> None:
    with pytest.raises(ValueError, match="above nought"):
        begin(at, gift(0))
    assert not Payment.objects.exists()


class Deaf(TestPayments):
    """Hears, does, and never answers: the worst kind of silence."""

    def begin(self, **asked):  # type: ignore[no-untyped-def]
        super().begin(**asked)
        raise ProviderSilent


def test_a_provider_that_did_not_answer_is_asked_again_under_the_same_key(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("kernel.payments.providers.directory._ALL", {"test": Deaf()})
        with pytest.raises(ProviderAway):
            begin(at)
    assert Payment.objects.get().state == PaymentState.CREATED
    payment = begin(at)
    assert payment.state == PaymentState.PENDING
    assert Payment.objects.count() == 1
    assert TestCheckout.objects.count() == 1


def test_giving_up_closes_the_page_there(at: datetime, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    payment = begin(at)
    with django_capture_on_commit_callbacks(execute=True):
        checkout.give_up(owner=("parcel", "p1"), by=PUBLIC, at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    assert there(payment).state == TestCheckout.State.EXPIRED
    assert not checkout.is_open(owner=("parcel", "p1"))
