"""Many at the same time, in threads that really commit: one payment, one settlement, no penny over.

Each guard has its control: taken out of the product's own path, the fault is there to be seen.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import F

from kernel.audit import trail
from kernel.audit.models import AuditEvent
from kernel.payments import checkout, inbox, reconcile, refunds, returning
from kernel.payments.models import (
    LedgerEntry,
    Payment,
    PaymentState,
    ProviderEvent,
    Refund,
    TestCheckout,
    TestRefund,
)
from kernel.payments.providers import directory
from kernel.payments.providers import test_far_side as far_side
from tests.kernel.payments.desk import PUBLIC, TICKET, begin, book, gift, pays_there, there, trace
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 8


def _paid(at: datetime) -> Payment:
    payment = begin(at, TICKET, gift(500))
    far_side.pay(there(payment), at=at)
    payment.refresh_from_db()
    return payment


def test_many_clicks_are_one_payment_and_one_page(at: datetime) -> None:
    answers = all_at_once(*[lambda: begin(at)] * MANY)
    assert {answer.pk for answer in answers} == {Payment.objects.get().pk}
    assert len({answer.checkout_url for answer in answers}) == 1
    assert TestCheckout.objects.count() == 1
    assert trace("payment.started") == 1


def test_the_same_event_in_parallel_settles_once(at: datetime) -> None:
    payment = begin(at, TICKET, gift(500))
    raw, signature = far_side.event(pays_there(payment), at=at)
    answers = all_at_once(*[lambda: inbox.receive("test", raw, signature, at)] * MANY)
    assert sorted(answers) == ["known"] * (MANY - 1) + ["paid"]
    assert ProviderEvent.objects.count() == 1
    assert book() == [("ticket", 1200), ("gift", 500)]
    assert trace("parcel.sent") == 1


def test_different_events_the_return_page_and_the_timer_at_once_settle_once(at: datetime) -> None:
    payment = begin(at, TICKET, gift(500))
    far = pays_there(payment)
    events = [far_side.event(far, at=at) for _ in range(MANY - 3)]
    calls: list[Callable[[], Any]] = [
        lambda raw=raw, signature=signature: inbox.receive("test", raw, signature, at)
        for raw, signature in events
    ]
    since = at - reconcile.BACK
    calls += [
        lambda: reconcile.look_again(Payment.objects.get(pk=payment.pk), at=at),
        lambda: reconcile.run(far=directory.current(), since=since, at=at + reconcile.YOUNG),
        lambda: reconcile.run(far=directory.current(), since=since, at=at + reconcile.YOUNG),
    ]
    answers = all_at_once(*calls)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert book() == [("ticket", 1200), ("gift", 500)]
    assert trace("parcel.sent") == 1
    assert Payment.objects.get().state == PaymentState.SUCCEEDED


def test_without_the_compare_and_set_the_owner_would_settle_twice(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the book's own keys then stop the second, and it is seen to try."""
    payment = begin(at)
    far = pays_there(payment)
    events = [far_side.event(far, at=at) for _ in range(2)]
    monkeypatch.setattr(Payment, "move", _unguarded_move)
    first, second = (_caught(lambda e=e: inbox.receive("test", *e, at)) for e in events)
    assert first == "paid"
    assert isinstance(second, IntegrityError)


def test_refunds_at_once_never_pass_what_came(at: datetime) -> None:
    payment = _paid(at)
    ticket = payment.lines.get(kind="ticket")
    answers = all_at_once(*[_part_back(payment, ticket, 500, n, at) for n in range(MANY)])
    made = [answer for answer in answers if isinstance(answer, Refund)]
    assert len(made) == 2
    assert all(isinstance(a, refunds.TooMuch) for a in answers if a not in made)
    payment.refresh_from_db()
    ticket.refresh_from_db()
    assert (payment.refund_pence, ticket.refund_pence) == (1000, 1000)
    assert AuditEvent.objects.filter(verb="refund.requested").count() == 2


def test_without_the_guards_the_database_itself_refuses_the_penny_over(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the conditional updates out of the way, the CHECK has the last word."""
    payment = _paid(at)
    ticket = payment.lines.get(kind="ticket")
    for guard in ("_take_from_payment", "_take_from_line"):
        monkeypatch.setattr(refunds, guard, _unguarded_take)
    answers = all_at_once(*[_part_back(payment, ticket, 500, n, at) for n in range(MANY)])
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == MANY - 2
    payment.refresh_from_db()
    assert payment.refund_pence == 1000


def test_a_refund_asked_for_twice_at_once_is_one(at: datetime) -> None:
    payment = _paid(at)
    answers = all_at_once(
        *[
            lambda: refunds.request(
                payment=payment, reason="cancelled", key="same", by=PUBLIC, at=at
            )
        ]
        * MANY
    )
    assert {answer.pk for answer in answers} == {Refund.objects.get().pk}


def test_a_refund_submitted_by_many_at_once_is_made_once(at: datetime) -> None:
    payment = _paid(at)
    refunds.request(payment=payment, reason="cancelled", key="k", by=PUBLIC, at=at)
    answers = all_at_once(
        *[lambda: returning.submit(Refund.objects.get(), by=PUBLIC, at=at)] * MANY
    )
    assert sorted(map(bool, answers)) == [False] * (MANY - 1) + [True]
    assert there(payment).refunded_pence == 1700
    assert TestRefund.objects.count() == 1
    assert sum(entry.pence for entry in LedgerEntry.objects.all()) == 0
    assert LedgerEntry.objects.count() == 4


def test_three_buttons_pressed_at_once_are_one(at: datetime) -> None:
    payment = begin(at)
    ref = payment.provider_ref
    presses = [far_side.pay, far_side.decline, far_side.pay_late] * 2
    answers = all_at_once(
        *[lambda press=press: press(TestCheckout.objects.get(ref=ref), at=at) for press in presses]
    )
    assert sum(answer is True for answer in answers) == 1
    far, ours = TestCheckout.objects.get(), Payment.objects.get()
    assert (far.state == "paid") == (ours.state == PaymentState.SUCCEEDED) == bool(book())
    assert trace("parcel.sent") == (far.state == "paid")


def test_news_that_comes_while_we_commit_leaves_its_trace(at: datetime) -> None:
    """Giving up tells the provider on commit; it answers that the money was faster."""
    payment = begin(at)
    pays_there(payment)
    with trail.act(by=PUBLIC, at=at):
        checkout.give_up(owner=("parcel", "p1"), by=PUBLIC, at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert book() == [("ticket", 1200)]
    assert trace("payment.cancelled", payment.ref) == 1
    assert trace("payment.succeeded", payment.ref) == 1
    assert trace("parcel.sent") == 1


def _part_back(payment: Payment, line: Any, pence: int, n: int, at: datetime) -> Callable[[], Any]:
    return lambda: refunds.request(
        payment=Payment.objects.get(pk=payment.pk),
        lines={line: pence},
        reason="cancelled",
        key=f"k{n}",
        by=PUBLIC,
        at=at,
    )


def _unguarded_take(row: Any, pence: int) -> None:
    type(row).objects.filter(pk=row.pk).update(refund_pence=F("refund_pence") + pence)


def _unguarded_move(payment: Payment, to: PaymentState, **changes: Any) -> bool:
    Payment.objects.filter(pk=payment.pk).update(state=to, **changes)
    payment.refresh_from_db()
    return True


def _caught(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except Exception as fault:
        return fault
