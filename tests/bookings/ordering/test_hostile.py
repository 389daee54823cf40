"""Every field of every form, filled with what no field expects: a sentence, never a fault."""

from itertools import product

import pytest
from django.urls import reverse

from bookings.ordering.models import Booking
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.stock import is_sound
from tests.factories.money import a_campaign
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db

HOSTILE = {
    "nul": "a\0b",
    "huge": str(10**30),
    "negative": "-1",
    "fraction": "1.5",
    "empty": "",
    "spaces": "   ",
    "long": "x" * 10_000,
    "digits": "9" * 10_000,
    "emoji": "👩‍👩‍👧‍👦🦉",
    "markup": "<script>alert(1)</script>",
    "template": "{{ booking.secret }}{% load i18n %}",
    "quotes": "'; DROP TABLE bookings_booking; --",
    "turned": "\u202eevil\u202c",
    "newlines": "a\r\nBcc: everybody@example.org",
    "other digits": "٣",
    "infinite": "Infinity",
}
STEPS = ("choose", "people", "gift", "longer", "remove", "again", "cancel", "let_go", "pay")


def _ready() -> tuple[Booker, str]:
    at = soon()
    a_campaign(at=at)
    session = a_session(an_activity(at=at), at=at)
    a_ticket(session.activity, at=at)
    a_ticket(session.activity, at=at, pence=0, title="Free", admits=2, per="family")
    return Booker(), f"/book/{session.ref}/"


def _at(step: str) -> tuple[Booker, str, dict[str, str]]:
    """The booker, the address and the form of a step, filled in as it should be."""
    ben, book = _ready()
    form = form_with(ben.get(book), "page_key")
    form |= {name: "1" for name in form if name.startswith("ticket-")}
    if step == "choose":
        return ben, book, form
    ben.send(book, form)
    if step == "people":
        people = form_with(ben.page("people").content.decode(), "person-")
        people |= {name: "Tobi" for name in people if name.startswith("person-")}
        good = {"name": "Ben", "email": "ben@families.example", "phone": "1"}
        return ben, reverse("booking_people", args=[ben.secret]), people | good
    ben.name_people()
    if step == "gift":
        gift = form_with(ben.page("gift").content.decode(), "choice", "other")
        return ben, reverse("booking_gift", args=[ben.secret]), gift | {"choice": "other"}
    said = {"anything": "x", "thing": "x", "version": "0"}
    return ben, reverse(f"booking_{step}", args=[ben.secret]), said


@pytest.mark.parametrize("step", STEPS)
def test_whatever_is_typed_gets_a_sentence(step: str) -> None:
    ben, path, form = _at(step)
    for name, (what, value) in product(form, HOSTILE.items()):
        answer = ben.client.post(path, form | {name: value})
        assert answer.status_code in (200, 302), (name, what, answer.status_code)
        if answer.status_code == 200:
            text = answer.content.decode()
            assert "<script>alert" not in text
            assert "Bad Request" not in text
            assert 'class="error-summary"' in text or "<h1" in text
    assert is_sound()


@pytest.mark.parametrize("step", STEPS)
def test_a_form_without_its_fields_or_with_each_twice_gets_a_sentence(step: str) -> None:
    ben, path, form = _at(step)
    for body in ({}, {name: [value, value] for name, value in form.items()}, {"x" * 500: "y"}):
        assert ben.client.post(path, body).status_code in (200, 302)
    assert is_sound()


@pytest.mark.parametrize("step", STEPS)
def test_another_kind_of_body_is_no_fault(step: str) -> None:
    ben, path, _ = _at(step)
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        assert ben.client.post(path, b'{"a": [1', content_type=kind).status_code < 500
    assert ben.client.put(path, b"").status_code < 500
    assert ben.client.delete(path).status_code < 500


def test_hostile_addresses_and_cookies_are_no_fault() -> None:
    ben, book = _ready()
    for value in HOSTILE.values():
        # As a server hands them over: bytes, read as Latin-1.
        cookie = value.encode().decode("latin-1").replace("\0", "").replace("\r\n", "")
        ben.client.cookies["held"] = cookie[:3000]
        assert ben.client.get(book, {"again": value}).status_code == 200
        assert ben.client.get(f"/book/{value[:50]}/").status_code in (200, 400, 404)


def test_names_of_every_kind_are_kept_as_typed_and_shown_as_text() -> None:
    ben, path, form = _at("people")
    hostile = "<b>Zoë</b> & 'Łukasz' 👩‍👧 ŵŷ"
    seat = next(name for name in form if name.startswith("person-"))
    assert ben.client.post(path, form | {seat: hostile}).status_code == 302
    text = ben.page("check").content.decode()
    assert "<b>Zoë</b>" not in text
    assert "&lt;b&gt;Zoë&lt;/b&gt; &amp; &#x27;Łukasz&#x27; 👩‍👧 ŵŷ" in text


def test_a_mistake_loses_nothing_that_was_typed() -> None:
    ben, path, form = _at("people")
    text = ben.client.post(path, form | {"email": "ben at home"}).content.decode()
    again = form_with(text, "person-")
    assert again == form | {
        "email": "ben at home",
        "csrfmiddlewaretoken": again["csrfmiddlewaretoken"],
    }
    assert "name@example.org" in text
    assert 'href="#id_email"' in text


def test_asking_for_longer_in_the_middle_loses_nothing_either() -> None:
    ben, path, form = _at("people")
    until = ben.booking.pay_by
    text = ben.client.post(path, form | {"email": "half@", "longer": "yes"}).content.decode()
    assert form_with(text, "person-")["email"] == "half@"
    assert ben.booking.pay_by > until
    assert "error-summary" not in text


def test_a_familys_ticket_needs_one_name() -> None:
    ben, path, form = _at("people")
    seats = [name for name in form if name.startswith("person-")]
    assert len(seats) == 3
    second_of_family = next(name for name in seats if name.endswith("-2"))
    assert ben.client.post(path, form | {second_of_family: ""}).status_code == 302
    assert Booking.objects.get().booker_name == "Ben"
    ben.page("check")
