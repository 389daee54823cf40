"""“Is it still you?”: asked after a quarter of an hour, answered in place, nothing typed lost."""

import re
from html import unescape

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people import proving
from kernel.people.access import role_required
from kernel.people.models import User
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from project.urls import urlpatterns as ours
from tests.factories.people import PASSWORD, an_account, let_proof_grow_old, sign_in
from tests.kernel.people.codes import code_at, wrong_code

pytestmark = pytest.mark.django_db


@role_required(Role.DSL, Role.PRACTITIONER)
@recently_proved
@require_POST
def _decide(request: HttpRequest) -> HttpResponse:
    sent = {name: found for name, found in request.POST.lists() if name != "csrfmiddlewaretoken"}
    return HttpResponse(repr(sent))


@role_required(Role.DSL, Role.PRACTITIONER)
@recently_proved
@require_safe
def _look(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"the whole of it, {request.GET.get('page', '')}")


urlpatterns = [path("decide/", _decide), path("look/", _look), *ours]
with_them = override_settings(ROOT_URLCONF=__name__)
TYPED = {"reasons": "Two “lines”\r\n<b>of it</b>", "who": ["a", "b"], "proof_of": "kept"}


def _grown_old(client: Client, *roles: str, second_factor: bool = True) -> User:
    user = an_account(*(roles or ("dsl",)), second_factor=second_factor)
    sign_in(client, user)
    let_proof_grow_old(client)
    return user


def _hidden(page: str) -> list[tuple[str, str]]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page, re.DOTALL)
    return [(unescape(name), unescape(value)) for name, value in found]


def _answered(client: Client, address: str, page: str, **proof: str) -> HttpResponse:
    """The question's form, sent back by a browser with the proof typed in."""
    sent: dict[str, list[str]] = {}
    for name, value in _hidden(page):
        sent.setdefault(name, []).append(value)
    return client.post(address, sent | {f"proof-{name}": v for name, v in proof.items()})


@with_them
def test_a_sign_in_of_a_moment_ago_is_proof_enough(client: Client) -> None:
    sign_in(client, an_account("dsl"))
    assert client.get("/look/?page=2").content == b"the whole of it, 2"


@with_them
def test_after_a_quarter_of_an_hour_nothing_of_it_is_shown(client: Client) -> None:
    _grown_old(client)
    page = client.get("/look/").content.decode()
    assert "Is it still you?" in page
    assert "the whole of it" not in page


@with_them
def test_fourteen_minutes_are_fresh_and_fifteen_are_not(client: Client) -> None:
    user = an_account("dsl")
    sign_in(client, user)
    request = HttpRequest()
    request.user, request.session = user, client.session
    proved_at = clock.now()
    assert proving.is_fresh(request, at=proved_at + proving.FRESH * 14 / 15)
    assert not proving.is_fresh(request, at=proved_at + proving.FRESH)
    assert not proving.is_fresh(request, at=proved_at - proving.FRESH)


@with_them
def test_the_code_opens_the_page_that_was_asked_for(client: Client) -> None:
    user = _grown_old(client)
    page = client.get("/look/?page=2").content.decode()
    answer = _answered(client, "/look/?page=2", page, code=code_at(clock.now()))
    assert answer.headers["Location"] == "/look/?page=2"
    assert client.get("/look/?page=2").status_code == 200
    assert AuditEvent.objects.get(verb="account.proved").about_ref == user.ref


@with_them
def test_what_was_typed_comes_through_to_the_letter_and_is_kept_nowhere(client: Client) -> None:
    _grown_old(client)
    page = client.post("/decide/", TYPED).content.decode()
    assert "Two" not in repr(dict(client.session))
    answer = _answered(client, "/decide/", page, code=code_at(clock.now()))
    assert answer.content.decode() == repr(
        {"reasons": [TYPED["reasons"]], "who": ["a", "b"], "proof_of": ["kept"]}
    )


@with_them
def test_a_wrong_code_is_told_and_still_nothing_is_lost(client: Client) -> None:
    _grown_old(client)
    page = client.post("/decide/", TYPED).content.decode()
    again = _answered(client, "/decide/", page, code=wrong_code(clock.now())).content.decode()
    assert "not the code of this moment" in again
    assert _hidden(again)[-4:] == _hidden(page)[-4:]
    assert not AuditEvent.objects.filter(verb="account.proved").exists()


@with_them
@pytest.mark.parametrize("code", ["", "\0", "🙂", "9" * 10_000, "-1"])
def test_a_hostile_answer_is_a_wrong_code(client: Client, code: str) -> None:
    _grown_old(client)
    answer = client.post("/decide/", {"proof-asked": "1", "proof-code": code, "reasons": "\0"})
    assert answer.status_code == 200
    assert "Is it still you?" in answer.content.decode()


@with_them
def test_a_password_is_no_proof_for_who_has_a_second_factor(client: Client) -> None:
    _grown_old(client)
    answer = client.post("/decide/", {"proof-asked": "1", "proof-password": PASSWORD})
    assert "Is it still you?" in answer.content.decode()


@with_them
def test_without_a_second_factor_the_password_is_asked(client: Client) -> None:
    _grown_old(client, "practitioner", second_factor=False)
    page = client.post("/decide/", TYPED).content.decode()
    assert "Type in your password once more" in page
    answer = _answered(client, "/decide/", page, password=PASSWORD)
    assert answer.content.decode().startswith("{'reasons'")


@with_them
def test_who_has_neither_sets_up_an_app_first(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    user.set_unusable_password()
    user.save()
    sign_in(client, user, second_factor=False)
    assert client.get("/look/").headers["Location"] == "/account/2fa/totp/activate/"


@with_them
def test_guessing_is_slowed_down(client: Client) -> None:
    _grown_old(client, "practitioner", second_factor=False)
    form = {"proof-asked": "1", "proof-password": "not-this-one-either"}
    answers = [client.post("/decide/", form).status_code for _ in range(12)]
    assert answers[0] == 200
    assert answers[-1] == 429


@with_them
def test_the_right_is_asked_before_the_proof(client: Client) -> None:
    _grown_old(client, "finance")
    assert client.get("/look/").status_code == 404


@with_them
def test_without_the_question_an_old_sign_in_would_see_it_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with the guard out, what the tests above miss is there."""
    _grown_old(client)
    monkeypatch.setattr(proving, "is_fresh", lambda request, at: True)
    assert client.get("/look/").content == b"the whole of it, "
