"""Money back: promised once, never more than came, returned through the provider."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kernel.audit.actor import Actor
from kernel.desk.models import StaffTask
from kernel.due import parts
from kernel.payments import refunds, settlement
from kernel.payments.models import (
    LedgerEntry,
    Payment,
    PaymentLine,
    Refund,
    RefundState,
    TestCheckout,
    TestRefund,
)
from kernel.payments.providers import test_far_side as far_side
from kernel.payments.providers.base import ProviderSilent, RefundAnswer
from kernel.payments.providers.test_payments import TestPayments
from tests.kernel.payments.desk import PUBLIC, TICKET, begin, book, gift, pays_there, there, trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(at: datetime) -> Payment:
    payment = begin(at, TICKET, gift(500))
    far_side.pay(there(payment), at=at)
    payment.refresh_from_db()
    return payment


def _request(payment: Payment, at: datetime, *, key: str = "k1", lines=None) -> Refund:  # type: ignore[no-untyped-def]
    return refunds.request(
        payment=payment, lines=lines, reason="cancelled", key=key, by=PUBLIC, at=at
    )


def _submit(at: datetime) -> str:
    return parts.run(at=at, only="submit_refunds")[0].says


def test_all_that_came_goes_back_line_by_line(paid: Payment, at: datetime) -> None:
    refund = _request(paid, at)
    assert (refund.amount_pence, refund.state) == (1700, RefundState.REQUESTED)
    assert trace("refund.requested", refund.ref) == 1
    assert _submit(at) == "1 of 1 refunds made."
    refund.refresh_from_db()
    assert (refund.state, refund.settled_at) == (RefundState.SUCCEEDED, at)
    assert there(paid).refunded_pence == 1700
    assert book() == [("ticket", 1200), ("gift", 500), ("ticket", -1200), ("gift", -500)]
    assert trace("refund.succeeded", refund.ref) == 1


def test_a_part_goes_back_and_the_rest_after_it(paid: Payment, at: datetime) -> None:
    ticket = paid.lines.get(kind="ticket")
    _request(paid, at, lines={ticket: 400})
    assert refunds.left(paid).pence == 1300
    rest = _request(paid, at, key="k2")
    assert rest.amount_pence == 1300
    _submit(at)
    assert sum(pence for _, pence in book()) == 0


def test_the_same_key_twice_is_one_refund(paid: Payment, at: datetime) -> None:
    assert _request(paid, at).pk == _request(paid, at).pk
    _submit(at)
    _submit(at)
    assert there(paid).refunded_pence == 1700
    assert TestRefund.objects.count() == 1
    assert len(book()) == 4


def test_a_key_of_another_payment_is_a_fault_of_the_caller(paid: Payment, at: datetime) -> None:
    _request(paid, at)
    with pytest.raises(ValueError, match="belongs to another"):
        _request(begin(at, parcel="p2"), at)


def test_more_than_is_left_is_refused_with_the_sum_that_is(paid: Payment, at: datetime) -> None:
    ticket = paid.lines.get(kind="ticket")
    _request(paid, at, lines={ticket: 1000})
    with pytest.raises(refunds.TooMuch, match=r"£2\.00"):
        _request(paid, at, key="k2", lines={ticket: 201})
    assert Refund.objects.count() == 1
    paid.refresh_from_db()
    assert paid.refund_pence == 1000, "nothing of the refused one stays promised"


def test_nothing_goes_back_twice(paid: Payment, at: datetime) -> None:
    _request(paid, at)
    with pytest.raises(refunds.TooMuch):
        _request(paid, at, key="k2")


def test_what_never_came_cannot_go_back(at: datetime) -> None:
    with pytest.raises(refunds.CannotRefund):
        _request(begin(at), at)


def test_lines_of_another_payment_and_sums_below_nought_are_refused(
    paid: Payment, at: datetime
) -> None:
    stranger = begin(at, parcel="p2").lines.get()
    mine = paid.lines.first()
    for lines in ({stranger: 1}, {mine: 0}, {mine: -5}, {}):
        with pytest.raises(ValueError, match="its own payment"):
            _request(paid, at, lines=lines)
    assert not Refund.objects.exists()


def test_the_database_has_the_last_word(paid: Payment) -> None:
    for model, change in [(Payment, {"refund_pence": 1701}), (type(paid.lines.first()), {})]:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows = model.objects.all()
            rows.update(**(change or {"refund_pence": 1201}))


def test_money_that_came_otherwise_goes_back_as_it_came(at: datetime) -> None:
    payment = begin(at)
    TestCheckout.objects.update(amount_pence=700)
    far_side.send_event(pays_there(payment), at=at)
    payment.refresh_from_db()
    _request(payment, at)
    _submit(at)
    assert book() == [("unallocated", 700), ("unallocated", -700)]
    assert there(payment).refunded_pence == 700


class Answers(TestPayments):
    """A provider that makes the refund, or not, and answers as it is told."""

    def __init__(self, answer: RefundAnswer | None) -> None:
        self.answer = answer

    def refund(self, ref: str, *, amount_pence: int, key: str) -> RefundAnswer:
        if self.answer is None:
            super().refund(ref, amount_pence=amount_pence, key=key)
            raise ProviderSilent
        return self.answer


def _provider(monkeypatch: pytest.MonkeyPatch, answer: RefundAnswer | None) -> None:
    monkeypatch.setattr("kernel.payments.providers.directory._ALL", {"test": Answers(answer)})


def test_a_refund_whose_answer_was_lost_is_asked_again_later_and_made_once(
    paid: Payment, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    refund = _request(paid, at)
    with monkeypatch.context() as patched:
        _provider(patched, None)
        assert _submit(at) == "0 of 1 refunds made."
        refund.refresh_from_db()
        assert (refund.state, refund.tries) == (RefundState.SUBMITTED, 1)
        assert refund.next_try_at == at + timedelta(minutes=1)
        assert _submit(at) == "0 of 0 refunds made."
    assert _submit(at + timedelta(minutes=1)) == "1 of 1 refunds made."
    assert there(paid).refunded_pence == 1700
    assert TestRefund.objects.count() == 1


def test_a_refund_that_fails_is_a_task_and_its_money_can_be_promised_again(
    paid: Payment, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    refund = _request(paid, at)
    with monkeypatch.context() as patched:
        _provider(patched, RefundAnswer.FAILED)
        _submit(at)
    refund.refresh_from_db()
    assert refund.state == RefundState.FAILED
    assert refunds.left(paid).pence == 1700
    assert StaffTask.objects.filter(kind="refund_failed").count() == 1
    assert trace("refund.failed", refund.ref) == 1
    assert not LedgerEntry.objects.filter(pence__lt=0).exists()
    assert _request(paid, at, key="k2").amount_pence == 1700


def test_a_refund_on_its_way_is_not_yet_in_the_book(
    paid: Payment, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    refund = _request(paid, at)
    _provider(monkeypatch, RefundAnswer.ON_ITS_WAY)
    _submit(at)
    refund.refresh_from_db()
    assert refund.state == RefundState.SUBMITTED
    assert not LedgerEntry.objects.filter(pence__lt=0).exists()


def test_the_far_side_never_returns_more_than_it_took(paid: Payment) -> None:
    far = TestPayments()
    ref = paid.provider_ref or ""
    assert far.refund(ref, amount_pence=1701, key="a") == RefundAnswer.FAILED
    assert there(paid).refunded_pence == 0


def test_one_refund_that_cannot_be_written_does_not_keep_the_next(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one run: the others need not wait for the next minute."""
    first, second = begin(at, parcel="p1"), begin(at, parcel="p2")
    for payment in (first, second):
        far_side.pay(there(payment), at=at)
        _request(payment, at, key=payment.ref)

    def broken(*, line: PaymentLine, pence: int, by: Actor, at: datetime) -> None:
        if line.payment_id == first.pk:
            raise RuntimeError("A gift that nobody can find.")

    monkeypatch.setattr(settlement, "give_back", broken)
    assert _submit(at) == "1 of 2 refunds made."
    assert first.refunds.get().state == RefundState.SUBMITTED
    assert second.refunds.get().state == RefundState.SUCCEEDED
    task = StaffTask.objects.get()
    assert (task.kind, task.about_ref) == ("refund_not_written", first.refunds.get().ref)
