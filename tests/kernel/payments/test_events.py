"""Events are hints: twice, late, in any order or about the wrong sum, the end is right."""

from datetime import datetime, timedelta

import pytest

from kernel.desk.models import StaffTask
from kernel.payments import inbox
from kernel.payments.models import (
    LedgerEntry,
    Payment,
    PaymentState,
    ProviderEvent,
    TestCheckout,
)
from kernel.payments.providers import test_far_side as far_side
from tests.kernel.payments.desk import TICKET, begin, book, gift, pays_there, there, trace

pytestmark = pytest.mark.django_db


def test_paying_settles_once_and_writes_the_book(at: datetime) -> None:
    payment = begin(at, TICKET, gift(500))
    assert far_side.pay(there(payment), at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert payment.received_pence == 1700
    assert payment.settled_at == at
    assert book() == [("ticket", 1200), ("gift", 500)]
    assert trace("payment.succeeded", payment.ref) == 1
    assert trace("parcel.sent", "p1") == 1


def test_the_same_event_again_changes_nothing(at: datetime) -> None:
    payment = begin(at)
    raw, signature = far_side.event(pays_there(payment), at=at)
    assert inbox.receive("test", raw, signature, at) == "paid"
    assert [inbox.receive("test", raw, signature, at) for _ in range(3)] == ["known"] * 3
    assert ProviderEvent.objects.count() == 1
    assert book() == [("ticket", 1200)]
    assert trace("parcel.sent") == 1


def test_another_event_about_what_is_known_changes_nothing(at: datetime) -> None:
    payment = begin(at)
    far = pays_there(payment)
    for _ in range(3):
        far_side.send_event(far, at=at)
    assert ProviderEvent.objects.count() == 3
    assert book() == [("ticket", 1200)]
    assert trace("parcel.sent") == 1


def test_an_event_sent_before_the_payment_finds_the_object_as_it_is_now(at: datetime) -> None:
    payment = begin(at)
    early = far_side.event(there(payment), at=at)
    pays_there(payment)
    assert inbox.receive("test", *early, at) == "paid"


def test_an_event_about_an_open_page_is_no_news(at: datetime) -> None:
    payment = begin(at)
    assert far_side.send_event(there(payment), at=at) == "nothing new"
    payment.refresh_from_db()
    assert payment.state == PaymentState.PENDING


def test_a_declined_card_can_be_tried_again(at: datetime) -> None:
    first = begin(at)
    far_side.decline(there(first), at=at)
    first.refresh_from_db()
    assert first.state == PaymentState.FAILED
    assert trace("payment.failed", first.ref) == 1
    assert not book()
    second = begin(at)
    assert (second.pk, second.attempt_key) != (first.pk, first.attempt_key)
    far_side.pay(there(second), at=at)
    assert book() == [("ticket", 1200)]
    assert Payment.objects.filter(state=PaymentState.SUCCEEDED).get().pk == second.pk


def test_money_that_comes_after_we_gave_up_is_recorded_and_handed_on(at: datetime) -> None:
    payment = begin(at)
    payment.move(PaymentState.CANCELLED)
    far_side.send_event(pays_there(payment), at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert trace("parcel.sent") == 1, "what it buys now is the owner's decision"


def test_pay_late_ends_the_hold_first(at: datetime) -> None:
    payment = begin(at)
    assert far_side.pay_late(there(payment), at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert trace("parcel.let_go") == 1
    assert trace("payment.cancelled", payment.ref) == 1
    assert trace("parcel.sent") == 1
    assert book() == [("ticket", 1200)]


def test_an_expired_page_ends_the_payment_and_the_hold(at: datetime) -> None:
    payment = begin(at, minutes=20)
    assert not far_side.pay(there(payment), at=at + timedelta(minutes=20))
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    assert trace("parcel.let_go", "p1") == 1
    assert not book()


@pytest.mark.parametrize(
    ("change", "came"),
    [({"amount_pence": 700}, 700), ({"amount_pence": 9900}, 9900), ({"currency": "EUR"}, 1200)],
)
def test_money_that_is_not_as_asked_is_recorded_and_buys_nothing(
    at: datetime, change: dict, came: int
) -> None:
    payment = begin(at)
    TestCheckout.objects.update(**change)
    assert far_side.send_event(pays_there(payment), at=at) == "not as asked"
    payment.refresh_from_db()
    assert (payment.state, payment.received_pence) == (PaymentState.SUCCEEDED, came)
    entry = LedgerEntry.objects.get()
    assert (entry.kind, entry.pence, entry.line) == ("unallocated", came, None)
    assert entry.currency == change.get("currency", "GBP")
    assert trace("parcel.sent") == 0
    assert StaffTask.objects.get().kind == "payment_not_as_asked"


def test_test_money_never_pays_a_real_payment(at: datetime) -> None:
    payment = begin(at)
    Payment.objects.update(is_test=False)
    assert far_side.send_event(pays_there(payment), at=at) == "not as asked"
    assert trace("parcel.sent") == 0


def test_an_event_about_somebody_elses_object_is_acknowledged(at: datetime) -> None:
    stranger = _checkout_of_nobody(at, metadata={})
    assert far_side.send_event(stranger, at=at) == "not ours"
    assert ProviderEvent.objects.get().outcome == "not ours"


def test_an_event_about_ours_that_we_do_not_find_must_come_again(at: datetime) -> None:
    lost = _checkout_of_nobody(at, metadata={"payment": "neverheard"})
    with pytest.raises(inbox.OursButUnknown):
        far_side.send_event(lost, at=at)
    assert not ProviderEvent.objects.exists(), "kept, it would be taken for known next time"


def test_an_event_that_overtakes_our_own_row_finds_it(at: datetime) -> None:
    payment = begin(at)
    Payment.objects.update(provider_ref=None, state=PaymentState.CREATED)
    far = TestCheckout.objects.get()
    far.move(TestCheckout.State.PAID)
    assert far_side.send_event(far, at=at) == "paid"
    payment.refresh_from_db()
    assert (payment.state, payment.provider_ref) == (PaymentState.SUCCEEDED, far.ref)


def test_an_owner_that_cannot_settle_leaves_nothing_behind_but_a_task(at: datetime) -> None:
    payment = begin(at, parcel="torn")
    far = pays_there(payment)
    with pytest.raises(RuntimeError):
        far_side.send_event(far, at=at)
    payment.refresh_from_db()
    assert payment.state == PaymentState.PENDING
    assert not book()
    assert not ProviderEvent.objects.exists(), "so the provider tells us again"
    assert trace("parcel.sent") == 0
    assert StaffTask.objects.get().kind == "payment_not_settled"


def test_a_payer_is_sent_on_even_where_we_did_not_hear(at: datetime) -> None:
    assert far_side.pay(there(begin(at, parcel="torn")), at=at)


def _checkout_of_nobody(at: datetime, *, metadata: dict) -> TestCheckout:
    return TestCheckout.objects.create(
        key="k",
        amount_pence=100,
        metadata=metadata,
        state=TestCheckout.State.PAID,
        made_at=at,
        expires_at=at,
        return_url="http://localhost/",
        cancel_url="http://localhost/",
    )
