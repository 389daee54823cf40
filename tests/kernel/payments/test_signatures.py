"""Only the provider's own word, of these five minutes, is taken in."""

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.payments import inbox
from kernel.payments.models import ProviderEvent
from kernel.payments.providers import signatures
from kernel.payments.providers import test_far_side as far_side
from kernel.payments.providers.base import EventRefused
from kernel.payments.providers.test_payments import webhook_secret
from tests.kernel.payments.desk import begin, book, pays_there


def _refused(raw: bytes, signature: str, at: datetime) -> None:
    with pytest.raises(EventRefused):
        inbox.receive("test", raw, signature, at)
    assert not ProviderEvent.objects.exists()
    assert not book()


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_stale_and_a_future_signature_are_refused(at: datetime, seconds: int) -> None:
    raw, signature = far_side.event(pays_there(begin(at)), at=at + timedelta(seconds=seconds))
    _refused(raw, signature, at)


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [-300, 300])
def test_five_minutes_are_allowed_both_ways(at: datetime, seconds: int) -> None:
    raw, signature = far_side.event(pays_there(begin(at)), at=at + timedelta(seconds=seconds))
    assert inbox.receive("test", raw, signature, at) == "paid"


@pytest.mark.django_db
def test_a_changed_body_is_refused(at: datetime) -> None:
    raw, signature = far_side.event(pays_there(begin(at)), at=at)
    _refused(raw + b" ", signature, at)


@pytest.mark.django_db
def test_another_secret_is_refused(at: datetime) -> None:
    raw, _ = far_side.event(pays_there(begin(at)), at=at)
    _refused(raw, signatures.sign(raw, secret="guessed", at=at), at)
    _refused(raw, signatures.sign(raw, secret="", at=at), at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["", "t=1", "v1=ab", "t=x,v1=" + "0" * 64, "t=1,t=2,v1=" + "0" * 64, "\x00" * 99]
)
def test_an_illegible_header_is_refused(at: datetime, header: str) -> None:
    raw, _ = far_side.event(pays_there(begin(at)), at=at)
    _refused(raw, header, at)


@pytest.mark.django_db
def test_an_oversized_body_is_refused_though_it_is_signed(at: datetime) -> None:
    raw = b" " * (signatures.LARGEST_BYTES + 1)
    _refused(raw, signatures.sign(raw, secret=webhook_secret(), at=at), at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"1" * 5_000,
        b"[" * 100_000,
        json.dumps({"id": "\x00", "type": "x", "object": "y"}).encode(),
        json.dumps({"id": "e" * 81, "type": "x", "object": "y"}).encode(),
        json.dumps({"id": 1, "type": [], "object": {}}).encode(),
    ],
)
def test_a_signed_body_that_is_no_event_is_refused(at: datetime, body: bytes) -> None:
    _refused(body, signatures.sign(body, secret=webhook_secret(), at=at), at)


@pytest.mark.django_db
def test_two_signatures_are_one_too_many_for_nobody(at: datetime) -> None:
    raw, signature = far_side.event(pays_there(begin(at)), at=at)
    old = "v1=" + "0" * 64
    assert inbox.receive("test", raw, f"{signature},{old}", at) == "paid"


@given(raw=st.binary(max_size=200), header=st.text(max_size=200))
def test_no_header_that_was_made_up_is_ever_accepted(raw: bytes, header: str) -> None:
    moment = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    with pytest.raises(EventRefused):
        signatures.verify(raw, header, secret="s", at=moment)
