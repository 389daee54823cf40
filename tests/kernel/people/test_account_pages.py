"""Every page of sign-in and account stands in our frame and obeys the strict content policy."""

import re

import pytest
from django.test import Client

from kernel.mail.models import Message
from tests.factories.people import PASSWORD, an_account, sign_in

pytestmark = pytest.mark.django_db

OUTSIDE = [
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/0-nothing/",
]
INSIDE = [
    "/account/",
    "/account/email/",
    "/account/logout/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/sessions/",
    "/account/2fa/",
    "/account/2fa/reauthenticate/",
]


def _obeys(client: Client, address: str) -> str:
    answer = client.get(address)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert re.findall(r"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son\w+=", text) == []
    assert 'id="main"' in text
    assert len(re.findall("<h1", text)) == 1
    return text


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_page_of_sign_in_stands_in_our_frame_and_obeys_the_policy(
    client: Client, address: str
) -> None:
    _obeys(client, address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_page_of_ones_own_account_does_so_too(client: Client, address: str) -> None:
    sign_in(client, an_account("editor"))
    _obeys(client, address)


@pytest.mark.parametrize("address", [*OUTSIDE, *INSIDE, "/account/2fa/totp/activate/"])
def test_no_computer_keeps_a_page_of_an_account(client: Client, address: str) -> None:
    if address not in OUTSIDE:
        sign_in(client, an_account("editor", second_factor=False), second_factor=False)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert "no-store" in client.get(address).headers["Cache-Control"]


def test_pages_of_an_account_are_for_those_who_are_signed_in(client: Client) -> None:
    assert {client.get(address).status_code for address in set(INSIDE) - {"/account/logout/"}} == {
        302
    }


def test_setting_up_an_app_ends_with_codes_that_are_shown_once(client: Client) -> None:
    sign_in(client, an_account("editor", second_factor=False), second_factor=False)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    text = _obeys(client, "/account/2fa/totp/activate/")
    assert re.search(r'<code id="letters">(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>', text)


def test_home_says_who_one_is_and_where_one_may_go(client: Client) -> None:
    sign_in(client, an_account("editor"))
    text = _obeys(client, "/account/")
    assert "You are signed in as Ada." in text
    assert "<li>Editor</li>" in text
    assert 'href="/admin/"' in text


def test_home_shows_no_way_to_the_admin_to_whom_it_is_shut(client: Client) -> None:
    sign_in(client, an_account("practitioner", second_factor=False), second_factor=False)
    assert 'href="/admin/"' not in _obeys(client, "/account/")


def test_a_forgotten_password_is_chosen_anew_by_the_link_in_the_mail(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    client.post("/account/password/reset/", {"email": user.email})
    mail = Message.objects.get(kind="account.password_reset_key")
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", mail.text)[1]
    form = client.get(link).headers["Location"]
    new = "quite-another-marzipan"
    answer = client.post(form, {"password1": new, "password2": new})
    assert answer.headers["Location"] == "/account/password/reset/key/done/"
    user.refresh_from_db()
    assert user.check_password(new)
    assert "has done its work" in Client().get(link).content.decode()


@pytest.mark.parametrize(
    "typed", ["", "\0", "🙂", "a" * 10_000, "<script>", "x@example.org" + "\0", "-1", "' OR 1=1"]
)
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/account/login/", "login"),
        ("/account/login/code/", "email"),
        ("/account/login/code/confirm/", "code"),
        ("/account/password/reset/", "email"),
        ("/account/2fa/authenticate/", "code"),
    ],
)
def test_hostile_input_gets_a_sentence(client: Client, address: str, name: str, typed: str) -> None:
    answer = client.post(address, {name: typed, "password": typed or "x"})
    assert answer.status_code in {200, 302}
