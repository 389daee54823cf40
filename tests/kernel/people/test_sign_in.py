"""One door: what it asks for, what it says, and what it does not give away."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from demo_code import six_figures
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.people.models import User
from tests.factories.people import PASSWORD, SECRET, an_account, sign_in
from tests.kernel.people.codes import code_at, wrong_code

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


def _type(client: Client, user: User, password: str = PASSWORD, **extra: str) -> object:
    return client.post(LOGIN, {"login": user.email, "password": password, **extra})


def _account(client: Client) -> int:
    return client.get("/account/").status_code


def test_a_password_alone_signs_no_member_of_staff_in(client: Client) -> None:
    answer = _type(client, an_account("editor"))
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert _account(client) == 302
    assert client.get("/admin/").headers["Location"].startswith(LOGIN)


def test_password_and_code_open_the_admin_without_asking_again(client: Client) -> None:
    _type(client, an_account("editor"), next="/admin/")
    answer = client.post(reverse("mfa_authenticate"), {"code": code_at(clock.now())})
    assert answer.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_signing_in_leaves_its_trace_and_half_of_it_none(client: Client) -> None:
    user = an_account("editor")
    signed_in = AuditEvent.objects.filter(verb="account.signed_in", about_ref=user.ref)
    _type(client, user)
    assert not signed_in.exists()
    client.post(reverse("mfa_authenticate"), {"code": code_at(clock.now())})
    assert signed_in.get().actor == f"user:{user.ref}"


def test_an_app_taken_off_and_set_up_leaves_its_traces(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    user = an_account("editor")
    sign_in(client, user)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = six_figures(secret, unix_time=clock.now().timestamp())
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/totp/activate/", {"code": code})
    verbs = AuditEvent.objects.filter(about_ref=user.ref).values_list("verb", flat=True)
    assert list(verbs)[-3:] == [
        "second_factor.removed",
        "second_factor.enrolled",
        "second_factor.enrolled",
    ]


def test_a_wrong_code_is_refused_in_words(client: Client) -> None:
    _type(client, an_account("editor"))
    answer = client.post(reverse("mfa_authenticate"), {"code": wrong_code(clock.now())})
    assert "not the code of this moment" in answer.content.decode()
    assert _account(client) == 302


@pytest.mark.parametrize("code", ["", "\0", "🙂", "9" * 10_000, "-1", "' OR 1=1 --"])
def test_hostile_codes_are_refused_in_words(client: Client, code: str) -> None:
    _type(client, an_account("editor"))
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert _account(client) == 302


def test_a_code_that_was_used_opens_nothing_a_second_time(client: Client) -> None:
    user, code = an_account("editor"), code_at(clock.now())
    _type(client, user)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    other = Client()
    _type(other, user)
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert _account(other) == 302


def test_a_practitioner_signs_in_by_a_code_sent_to_the_address(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    client.post("/account/login/code/", {"email": user.email})
    mail = Message.objects.get(kind="account.login_code")
    code = re.search(r"^[B-Z]{4}-[B-Z]{4}$", mail.text, re.MULTILINE)
    assert (mail.to, code is not None) == (user.email, True)
    client.post("/account/login/code/confirm/", {"code": code[0]})
    assert _account(client) == 200


def test_three_wrong_mailed_codes_end_that_way_in(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    client.post("/account/login/code/", {"email": user.email})
    text = Message.objects.get().text
    code = re.search(r"^[B-Z]{4}-[B-Z]{4}$", text, re.MULTILINE)[0]
    for _ in range(3):
        client.post("/account/login/code/confirm/", {"code": "BBBB-BBBB"})
    client.post("/account/login/code/confirm/", {"code": code})
    assert _account(client) == 302


def test_an_address_we_do_not_know_looks_the_same_and_gets_no_mail(client: Client) -> None:
    known = an_account("practitioner", second_factor=False)
    answers = [
        client.post("/account/login/code/", {"email": email})
        for email in (known.email, "stranger@example.org")
    ]
    assert len({(a.status_code, a.headers["Location"]) for a in answers}) == 1
    assert [message.to for message in Message.objects.all()] == [known.email]
    for email in (known.email, "stranger@example.org"):
        answer = Client().post("/account/password/reset/", {"email": email})
        assert answer.headers["Location"] == "/account/password/reset/done/"


def test_wrong_password_and_unknown_address_are_told_the_same(client: Client) -> None:
    user = an_account("editor")
    wrong = _type(client, user, "not-this-one-either").content.decode()
    unknown = client.post(LOGIN, {"login": "x@example.org", "password": "nor-this-one"})
    assert "do not go together" in wrong
    assert "do not go together" in unknown.content.decode()


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for answer in (client.get("/account/signup/"), client.post("/account/signup/", form)):
        assert "You can book without an account" in answer.content.decode()
    assert not User.objects.exists()


def test_guessing_is_slowed_down_in_words(client: Client) -> None:
    user = an_account("editor")
    for _ in range(6):
        answer = _type(client, user, "a-wild-guess-at-it")
    assert "Wait five minutes" in answer.content.decode()
    assert _type(client, user).status_code == 200


def test_signing_in_gives_the_session_a_new_key(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    session = client.session
    session["before"] = True
    session.save()
    _type(client, user)
    assert client.session.session_key != session.session_key
    assert _account(client) == 200


def test_the_way_back_stays_in_the_house(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    answer = _type(client, user, next="https://elsewhere.example/")
    assert answer.headers["Location"] == "/account/"


def test_a_changed_password_is_told_to_its_owner(client: Client, at: datetime) -> None:
    user = an_account("practitioner", second_factor=False)
    sign_in(client, user, second_factor=False)
    new = "quite-another-marzipan"
    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    user.refresh_from_db()
    assert user.check_password(new)
    assert "was changed" in Message.objects.get(kind="account.password_changed").text
    assert AuditEvent.objects.get(verb="account.password_changed").about_ref == user.ref


def test_the_secret_of_the_code_is_no_text_in_the_database(client: Client) -> None:
    user = an_account("editor")
    stored = user.authenticator_set.get()
    assert SECRET not in str(stored.data)
    assert stored.data["secret"].startswith("v1.")
