"""The log says where something was refused, without the key to it."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from kernel.references import new_secret
from project.log import WithoutSecrets

pytestmark = pytest.mark.django_db


@pytest.fixture
def console() -> Iterator[io.StringIO]:
    """What our own handler writes, as the settings made it."""
    ours = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    written, (handler,) = io.StringIO(), ours
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize(
    "path", ["/booking/{}/pay/", "/cy/booking/{}/let-go/", "/tickets/{}/", "/tickets/{}.pdf"]
)
def test_what_is_refused_is_named_without_its_secret(
    client: Client, console: io.StringIO, path: str
) -> None:
    secret = new_secret()

    client.get(path.format(secret))

    assert path.format("…") in console.getvalue()
    assert secret not in console.getvalue()


def test_a_form_without_its_token_is_named_without_its_secret(console: io.StringIO) -> None:
    secret = new_secret()

    Client(enforce_csrf_checks=True).post(f"/booking/{secret}/pay/")

    assert "/booking/…/pay/" in console.getvalue()
    assert secret not in console.getvalue()


def test_other_words_stay_as_they_are() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 1, "%s %d %s", ("/a/b/", 3, "word"), None)

    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "/a/b/ 3 word"
