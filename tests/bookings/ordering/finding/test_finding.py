"""Find my booking: known and unknown addresses are told the same and cost the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.ordering.finding import asking, patience
from bookings.ordering.finding.models import LinkRequest
from bookings.ordering.models import Booking
from kernel.mail.models import Message
from tests.factories.bookings import a_confirmed
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
BEN, NOBODY = "ben@families.example", "nobody@families.example"


@pytest.fixture
def booked() -> Booking:
    session = a_session(an_activity(at=soon()), at=soon())
    return a_confirmed(session, a_ticket(session.activity, pence=0, at=soon()), at=soon())


def _ask(email: str, client: Client | None = None):
    return (client or Client()).post("/booking/find/", {"email": email})


def test_the_links_of_what_is_to_come_go_to_that_address(booked: Booking) -> None:
    _ask(BEN.upper())
    assert not Message.objects.filter(kind="booking_links").exists()  # not in the request
    asking.send_links(at=soon())
    mail = Message.objects.get(kind="booking_links")
    assert mail.to == BEN
    assert f"/booking/{booked.secret}/" in mail.text and "Print Evening" in mail.html


def test_the_page_says_and_does_the_same_for_every_address(booked: Booking) -> None:
    Client().get("/booking/find/")
    said, asked = [], []
    for email in (BEN, NOBODY):
        client = Client()
        with CaptureQueriesContext(connection) as captured:
            answer = _ask(email, client)
        asked.append(len(captured))
        said.append((answer.headers["Location"], client.get(answer.headers["Location"]).content))
    assert said[0] == said[1]
    assert asked[0] == asked[1]
    asking.send_links(at=soon())
    assert not Message.objects.filter(to=NOBODY).exists()


def test_what_is_over_is_not_sent_again(booked: Booking) -> None:
    _ask(BEN)
    asking.send_links(at=soon() + timedelta(days=8))
    assert not Message.objects.filter(kind="booking_links").exists()


def test_asked_again_and_again_it_is_one_mail(booked: Booking) -> None:
    for _ in range(3):
        _ask(BEN)
    asking.send_links(at=soon())
    _ask(BEN)
    asking.send_links(at=soon())
    assert Message.objects.filter(kind="booking_links").count() == 1


def test_who_asks_too_often_reads_so_kindly_and_the_neighbour_may_still_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patience, "ALLOWED", 2)
    assert [_ask(f"{n}@x.example").status_code for n in range(3)] == [302, 302, 429]
    assert "Ask again in an hour" in _ask(NOBODY).content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert _ask(NOBODY, elsewhere).status_code == 302


def test_who_asked_is_forgotten(booked: Booking) -> None:
    _ask(BEN)
    asking.send_links(at=soon())
    asking.send_links(at=soon() + timedelta(days=2))
    assert not LinkRequest.objects.exists()


@pytest.mark.parametrize("email", ["", "no address", "a@b", "\x00@x.example", "x" * 300 + "@x.uk"])
def test_what_is_no_address_gets_a_sentence(email: str) -> None:
    answer = _ask(email)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not LinkRequest.objects.exists()
