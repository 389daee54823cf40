"""Who opens what: rows from the resolver, columns from the table of roles, cells from the views.

Each view says beside itself who may open it. Here it is tried: the right role sees the page and
what is on it; a wrong one gets what stands where nothing is, and the trail knows; a stranger is
asked to sign in.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from kernel.audit.models import AuditEvent
from kernel.people.access import EVERYBODY, SIGNED_IN
from kernel.people.models import User
from kernel.people.roles import STAFF, Role
from project import wagtail_screens
from tests.factories.people import let_proof_grow_old, sign_in
from tests.kernel.people.addresses import below_admin
from tests.project.matrix import house as furnished
from tests.project.matrix.routes import Route, ours, wagtails

pytestmark = pytest.mark.django_db
COLUMNS = [*Role.values, "superuser"]
NOWHERE = {True: "/admin/there-is-no-such-place/", False: "/there-is-no-such-place/"}
# What stands in one answer and not in another of the same place: tokens, and the address itself.
PASSING = re.compile(r'"[0-9A-Za-z]{64}"|/[^"<>\s]*|nonce="[^"]*"')


@pytest.fixture
def people() -> dict[str, User]:
    return furnished.accounts()


@pytest.fixture
def house(people: dict[str, User]) -> dict[str, Any]:
    return furnished.house(people)


def _asked(client: Client, address: str) -> HttpResponse:
    """Looked at, or pressed where it is only a button; what it did is undone."""
    answer = client.get(address)
    return client.post(address) if answer.status_code == 405 else answer


def _tries(client: Client, user: User, house: dict[str, Any]) -> Iterator[tuple]:
    """Each view of ours with its answer, and the refusals that it left in the trail.

    `user` is whom the addresses are made for: some things are one person's own.
    """
    for route in ours():
        address = route.address(house, user)
        client.cookies.pop("messages", None)  # what the last one had to say
        with transaction.atomic():
            before = AuditEvent.objects.filter(verb="access.refused").count()
            answer = _asked(client, address)
            refused = AuditEvent.objects.filter(verb="access.refused").count() - before
            transaction.set_rollback(True)
        yield route, answer, refused


def _body(answer: HttpResponse) -> str:
    return PASSING.sub("", answer.content.decode())


def _leads_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith("/account/login/")


def _is_in(answer: HttpResponse) -> str:
    """What is wrong with the answer for somebody who may; nothing when it is the page."""
    if answer.status_code in (301, 302, 303):
        is_away = answer.headers["Location"].startswith("/account/")
        return "sent away" if is_away and not _leads_on(answer) else ""
    if answer.status_code != 200:
        return f"answered {answer.status_code}"
    if "html" not in answer.headers["Content-Type"]:
        return "" if answer.streaming or answer.content else "empty"
    page = unescape(answer.content.decode())
    title = (answer.context or {}).get("page_title", "") if answer.context else ""
    if "Is it still you?" in page:
        return "asked for a proof just given"
    if title and str(title).split("“")[0].strip() not in page:
        return "lacks its title"
    return "" if "<h1" in page else "lacks a heading"


def _leads_on(answer: HttpResponse) -> bool:
    return answer.headers["Location"] == "/account/"


def test_every_view_of_ours_says_who_may_open_it() -> None:
    undeclared = [
        f"{route.route} ({route.made.__module__})" for route in ours() if not route.opens_for
    ]
    assert undeclared == []


def test_what_a_view_says_are_roles_or_words_that_we_know() -> None:
    for route in ours():
        said = route.opens_for
        known = said in (EVERYBODY, SIGNED_IN) if isinstance(said, str) else said <= set(Role)
        assert known, route.route


@pytest.mark.parametrize("column", COLUMNS)
def test_each_role_opens_exactly_what_the_views_say(
    client: Client, column: str, people: dict[str, User], house: dict[str, Any]
) -> None:
    user = people[column]
    sign_in(client, user)
    nowhere = {is_admin: _body(client.get(path)) for is_admin, path in NOWHERE.items()}
    wrong = []
    for route, answer, refused in _tries(client, user, house):
        if route.opens_for == EVERYBODY:
            fault = "turned away" if _leads_to_sign_in(answer) or refused else ""
        elif route.opens_for == SIGNED_IN or column in {role.value for role in route.opens_for}:
            fault = _is_in(answer) or ("refused" if refused else "")
        else:
            fault = _is_out(route, answer, refused, column, nowhere)
        if fault:
            wrong.append(f"{route.route}: {fault}")
    assert not wrong, "\n".join(wrong)


def _is_out(
    route: Route, answer: HttpResponse, refused: int, column: str, nowhere: dict[bool, str]
) -> str:
    """What gives the page away, or leaves no trace, for somebody who may not."""
    is_staff = column == "superuser" or Role(column) in STAFF
    wanted = 404 if is_staff or not route.is_admin else 403  # who is no staff sees no admin at all
    if answer.status_code != wanted:
        return f"answered {answer.status_code} instead of {wanted}"
    if _body(answer) != nowhere[route.is_admin]:
        return "says something else than where nothing is"
    return "" if refused == 1 else f"left {refused} refusals in the trail"


def test_a_stranger_is_asked_to_sign_in(
    client: Client, people: dict[str, User], house: dict[str, Any]
) -> None:
    wrong = []
    for route, answer, _refused in _tries(client, people["dsl"], house):
        if (route.opens_for == EVERYBODY) is _leads_to_sign_in(answer):
            wrong.append(f"{route.route}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def test_what_opens_most_asks_again_after_a_quarter_of_an_hour(
    client: Client, people: dict[str, User], house: dict[str, Any]
) -> None:
    sign_in(client, people["dsl"])
    let_proof_grow_old(client)
    asked = [route for route in ours() if route.asks_proof and Role.DSL in route.opens_for]
    assert {"team_record_number", "central_record_file"} <= {route.name for route in asked}
    for route in asked:
        page = _asked(client, route.address(house, people["dsl"])).content.decode()
        assert "Is it still you?" in page, route.route


@pytest.mark.parametrize("column", COLUMNS)
def test_wagtails_own_screens_open_for_whom_the_table_says(
    client: Client, column: str, people: dict[str, User]
) -> None:
    user = people[column]
    sign_in(client, user)
    nowhere = _body(client.get(NOWHERE[True]))
    theirs = {route.name for route in wagtails()}
    assert len(theirs) > 100
    wrong = []
    for address in below_admin():
        word = address.split("/")[2]
        if word not in WORDS_OF_WAGTAIL or "^" in address:
            continue
        is_open = user.is_superuser and word not in wagtail_screens.CLOSED
        is_open = is_open or column in {r.value for r in wagtail_screens.opens_for(address)}
        client.cookies.pop("messages", None)  # what the last one had to say
        with transaction.atomic():
            answer = client.get(address)
            transaction.set_rollback(True)
        is_closed = answer.status_code in (403, 404) and _body(answer) == nowhere
        if not is_open and not is_closed:
            wrong.append(f"{address}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


WORDS_OF_WAGTAIL = {
    "api",
    "bulk",
    "choose-page",
    "choose-external-link",
    "collections",
    "documents",
    "groups",
    "images",
    "pages",
    "redirects",
    "reports",
    "settings",
    "sites",
    "users",
    "workflows",
}


def test_the_matrix_would_find_a_view_that_forgot_to_ask(
    client: Client,
    people: dict[str, User],
    house: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: with the guard open to all, an editor reads what the matrix forbids."""
    monkeypatch.setattr(User, "roles", lambda self, *, at: set(Role))
    sign_in(client, people["editor"])
    found = {
        route.name
        for route, answer, _ in _tries(client, people["editor"], house)
        if not isinstance(route.opens_for, str)
        and Role.EDITOR not in route.opens_for
        and answer.status_code == 200
    }
    assert "team_record" in found
