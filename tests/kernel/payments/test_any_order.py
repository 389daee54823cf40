"""Whatever happens in whatever order, the book says what came, and each thing happened once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.payments import inbox, reconcile, refunds
from kernel.payments.due import submit_refunds
from kernel.payments.models import LedgerEntry, Payment, PaymentState, Refund, TestCheckout
from kernel.payments.providers import directory
from kernel.payments.providers import test_far_side as far_side
from kernel.payments.sentences import CannotPay
from tests.kernel.payments.desk import PUBLIC, TICKET, begin, gift, trace

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BASKETS = [[TICKET], [TICKET, gift(500)], [TICKET, TICKET, gift(1)]]

steps = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.integers(0, 2)),
        st.tuples(st.sampled_from(["pay", "decline", "pay_late", "pay_unheard"]), st.just(0)),
        st.tuples(st.sampled_from(["send", "send_again"]), st.integers(0, 5)),
        st.tuples(st.sampled_from(["reconcile", "submit", "wait"]), st.just(0)),
        st.tuples(st.just("refund"), st.integers(1, 2000)),
    ),
    max_size=14,
)


class Counter:
    """One owner, its payments, and the post that may come twice, late or never."""

    def __init__(self) -> None:
        self.at = NOON
        self.post: list[tuple[bytes, str, datetime]] = []
        self.refunds = 0

    def do(self, step: str, number: int) -> None:
        self.at += timedelta(seconds=1)
        getattr(self, step)(number)

    def begin(self, number: int) -> None:
        if Payment.objects.filter(state=PaymentState.SUCCEEDED).count() < 2:
            try:
                begin(self.at, *BASKETS[number])
            except CannotPay:
                return

    def pay(self, _: int) -> None:
        self._press(far_side.pay)

    def decline(self, _: int) -> None:
        self._press(far_side.decline)

    def pay_late(self, _: int) -> None:
        self._press(far_side.pay_late)

    def pay_unheard(self, _: int) -> None:
        if far := self._newest():
            far.move(TestCheckout.State.PAID)

    def send(self, number: int) -> None:
        if far := self._newest():
            raw, signature = far_side.event(far, at=self.at)
            self.post.append((raw, signature, self.at))
            self.send_again(number)

    def send_again(self, number: int) -> None:
        if self.post:
            inbox.receive("test", *self.post[number % len(self.post)])

    def reconcile(self, _: int) -> None:
        far = directory.current()
        reconcile.run(far=far, since=NOON, at=self.at + reconcile.YOUNG)

    def submit(self, _: int) -> None:
        submit_refunds(at=self.at)

    def wait(self, _: int) -> None:
        self.at += timedelta(minutes=11)

    def refund(self, pence: int) -> None:
        payment = Payment.objects.filter(state=PaymentState.SUCCEEDED).first()
        if payment is None:
            return
        self.refunds += 1
        line = payment.lines.order_by("pk").first()
        assert line is not None
        try:
            refunds.request(
                payment=payment,
                lines={line: pence},
                reason="part",
                key=f"k{self.refunds}",
                by=PUBLIC,
                at=self.at,
            )
        except refunds.TooMuch:
            return

    def _newest(self) -> TestCheckout | None:
        return TestCheckout.objects.order_by("-pk").first()

    def _press(self, button) -> None:  # type: ignore[no-untyped-def]
        if far := self._newest():
            button(far, at=self.at)


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(happened=steps)
def test_the_book_agrees_with_the_far_side_to_the_penny(happened: list[tuple[str, int]]) -> None:
    counter = Counter()
    with transaction.atomic():
        for step, number in happened:
            counter.do(step, number)
        counter.at += timedelta(hours=8)
        counter.reconcile(0)
        counter.submit(0)
        _agrees()
        transaction.set_rollback(True)


def _agrees() -> None:
    entries = LedgerEntry.objects.all()
    there = TestCheckout.objects.filter(state=TestCheckout.State.PAID)
    came = sum(far.amount_pence for far in there)
    returned = sum(far.refunded_pence for far in there)
    assert sum(entry.pence for entry in entries if entry.pence > 0) == came
    assert -sum(entry.pence for entry in entries if entry.pence < 0) == returned
    paid = Payment.objects.filter(state=PaymentState.SUCCEEDED)
    assert {payment.provider_ref for payment in paid} == {far.ref for far in there}
    assert trace("parcel.sent") == trace("payment.succeeded") == paid.count()
    assert sum(payment.refund_pence for payment in paid) == returned
    assert not Payment.objects.open().exists()
    assert not Refund.objects.exclude(state="succeeded").exists()
