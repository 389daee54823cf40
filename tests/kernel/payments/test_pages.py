"""The test payment page and its webhook, over HTTP."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from kernel import clock
from kernel.payments.models import Payment, PaymentState, TestCheckout
from kernel.payments.providers import signatures
from kernel.payments.providers import test_far_side as far_side
from tests.kernel.payments.desk import TICKET, begin, book, gift, pays_there, trace

pytestmark = pytest.mark.django_db
WEBHOOK = "/payments/test/webhook/"


@pytest.fixture
def payment() -> Payment:
    return begin(clock.now(), TICKET, gift(500))


def _press(client: Client, payment: Payment, button: str):  # type: ignore[no-untyped-def]
    return client.post(payment.checkout_url, {"press": button})


def test_the_page_says_what_is_to_be_paid_and_that_it_is_no_money(
    client: Client, payment: Payment
) -> None:
    answer = client.get(payment.checkout_url)
    text = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Test payments: no real money", "Clay, one place", "£12.00", "£5.00", "£17.00"):
        assert words in text
    assert "A gift, apart from the price" in text
    assert clock.spoken_time(payment.checkout_until) in text
    assert "no-store" in answer.headers["Cache-Control"]
    assert [text.count(f'value="{name}"') for name in ("pay", "decline", "pay_late")] == [1, 1, 1]
    assert "<script" not in text.lower().replace("<script src", "")


def test_a_gift_alone_stands_beside_nothing(client: Client) -> None:
    payment = begin(clock.now(), gift(500))
    text = client.get(payment.checkout_url).content.decode()
    assert "£5.00" in text
    assert "apart from the price" not in text


@pytest.mark.parametrize(
    ("button", "state", "way"),
    [
        ("pay", "succeeded", "/parcel/done/"),
        ("decline", "failed", "/parcel/check/"),
        ("pay_late", "succeeded", "/parcel/done/"),
    ],
)
def test_each_button_does_what_it_says_and_leads_back(
    client: Client, payment: Payment, button: str, state: str, way: str
) -> None:
    answer = _press(client, payment, button)
    assert (answer.status_code, answer.headers["Location"]) == (302, way)
    payment.refresh_from_db()
    assert payment.state == state


def test_pressing_twice_is_harmless(client: Client, payment: Payment) -> None:
    assert _press(client, payment, "pay").headers == _press(client, payment, "pay").headers
    assert _press(client, payment, "decline").headers["Location"] == "/parcel/done/"
    assert book() == [("ticket", 1200), ("gift", 500)]
    assert trace("parcel.sent") == 1


def test_a_page_whose_time_is_over_says_so_and_links_back(client: Client) -> None:
    payment = begin(clock.now() - timedelta(minutes=30), minutes=20)
    for answer in (client.get(payment.checkout_url), _press(client, payment, "pay")):
        assert answer.status_code == 200
        assert "This payment page has closed" in answer.content.decode()
        assert 'href="/parcel/check/"' in answer.content.decode()
        assert 'value="pay"' not in answer.content.decode()
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    assert not book()


@pytest.mark.parametrize(
    ("button", "words"), [("pay", "This has been paid"), ("decline", "The payment was declined")]
)
def test_a_page_that_is_done_says_so(
    client: Client, payment: Payment, button: str, words: str
) -> None:
    _press(client, payment, button)
    assert words in client.get(payment.checkout_url).content.decode()


@pytest.mark.parametrize("press", ["", "steal", "pay\x00", "x" * 10_000])
def test_a_button_that_is_none_changes_nothing(
    client: Client, payment: Payment, press: str
) -> None:
    assert _press(client, payment, press).status_code == 200
    payment.refresh_from_db()
    assert payment.state == PaymentState.PENDING


@pytest.mark.parametrize("ref", ["nothing", "%00", "a%00b", "x" * 3_000, "…"])
def test_a_page_that_is_not_there_is_not_found(client: Client, ref: str) -> None:
    assert client.get(f"/payments/test/{ref}/").status_code == 404


def test_the_buttons_need_the_forms_token(payment: Payment) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert _press(strict, payment, "pay").status_code == 403
    assert not book()


def test_where_test_payments_are_off_there_is_nothing(
    client: Client,
    payment: Payment,
    settings,  # type: ignore[no-untyped-def]
) -> None:
    settings.TEST_PAYMENTS = False
    raw, signature = far_side.event(pays_there(payment), at=clock.now())
    assert client.get(payment.checkout_url).status_code == 404
    assert _press(client, payment, "pay").status_code == 404
    assert _send(client, raw, signature).status_code == 404
    assert not book()


def test_an_event_over_http_settles_and_its_double_is_calm(
    client: Client, payment: Payment
) -> None:
    raw, signature = far_side.event(pays_there(payment), at=clock.now())
    assert [_send(client, raw, signature).content for _ in range(3)] == [
        b"paid",
        b"known",
        b"known",
    ]
    assert book() == [("ticket", 1200), ("gift", 500)]


def test_a_forged_event_is_refused(client: Client, payment: Payment) -> None:
    raw, _ = far_side.event(pays_there(payment), at=clock.now())
    forged = signatures.sign(raw, secret="guess", at=clock.now())
    for signature in ("", forged, "\x00", "t=1,v1=" + "0" * 64):
        assert _send(client, raw, signature).status_code == 400
    assert not book()


def test_an_event_too_large_is_refused_unread(client: Client) -> None:
    raw = b"x" * (signatures.LARGEST_BYTES + 1)
    signature = signatures.sign(raw, secret="s", at=clock.now())
    assert _send(client, raw, signature).status_code == 413


def test_an_event_we_cannot_place_asks_for_another_try(client: Client) -> None:
    far = TestCheckout.objects.create(
        key="k",
        amount_pence=1,
        metadata={"payment": "lost"},
        state="paid",
        made_at=clock.now(),
        expires_at=clock.now(),
        return_url="/",
        cancel_url="/",
    )
    assert _send(client, *far_side.event(far, at=clock.now())).status_code == 503


def test_the_webhook_takes_posts_only(client: Client) -> None:
    assert client.get(WEBHOOK).status_code == 405


def test_an_event_has_no_more_in_it_than_a_hint(payment: Payment) -> None:
    raw, _ = far_side.event(pays_there(payment), at=clock.now())
    assert set(json.loads(raw)) == {"id", "type", "object", "made"}


def _send(client: Client, raw: bytes, signature: str):  # type: ignore[no-untyped-def]
    return client.post(
        WEBHOOK, raw, content_type="application/json", headers={"X-Test-Signature": signature}
    )
