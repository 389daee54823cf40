"""Accounts and roles, as an administrator uses the screens."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.people.models import Person, User
from kernel.people.roles import Role
from tests.factories.people import an_account, let_proof_grow_old, sign_in

pytestmark = pytest.mark.django_db
ACCOUNTS = "/admin/accounts/"
ONCE = "0" * 28


@pytest.fixture
def admin(client: Client) -> User:
    user = an_account("administrator")
    sign_in(client, user)
    return user


def _invite(client: Client, **changes: object) -> Any:
    typed = {"name": "Nia Newcomer", "email": "nia@example.org", "roles": ["editor"], "once": ONCE}
    return client.post(f"{ACCOUNTS}invite/", {**typed, **changes})


def test_an_invitation_makes_account_roles_and_mail_once(client: Client, admin: User) -> None:
    for _ in range(2):
        assert _invite(client, roles=["editor", "officer"]).headers["Location"] == ACCOUNTS
    user = User.objects.get(email="nia@example.org")
    assert user.roles(at=clock.now()) == {Role.EDITOR, Role.OFFICER}
    assert Message.objects.filter(kind="account.invitation", to=user.email).count() == 1
    invited = AuditEvent.objects.get(verb="account.invited")
    assert invited.actor == f"user:{admin.ref}"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "nobody"}, "valid email"),
        ({"email": "administrator@example.org"}, "account with this e-mail address"),
        ({"roles": []}, "at least one role"),
        ({"roles": ["owner"]}, "not one of the available choices"),
        ({"name": "\0"}, "Null characters"),
        ({"name": "x" * 10_000}, "at most 100"),
        ({"roles": ["auditor"]}, "14 days at most"),
        ({"roles": ["auditor"], "last_day": "2099-01-01"}, "14 days at most"),
        ({"last_day": "32/13/2026"}, "Write the day like this"),
        ({"last_day": "1999-01-01"}, "end after it begins"),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_invited(
    client: Client, admin: User, changes: dict[str, object], said: str
) -> None:
    page = _invite(client, **changes).content.decode()
    assert said in page
    assert User.objects.count() == 1
    assert not Message.objects.exists()
    assert not Person.objects.exists()


def test_the_list_says_who_is_in_who_is_invited_and_who_never_came(
    client: Client, admin: User, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    _invite(client)
    page = client.get(ACCOUNTS, {"q": "Nia"}).content.decode()
    assert "Invited, has not been here yet" in page
    assert "Never signed in" in page
    assert "administrator@example.org" not in page


def test_roles_are_given_and_ended_on_the_screen(client: Client, admin: User) -> None:
    user = an_account("editor")
    one = f"{ACCOUNTS}{user.ref}/"
    today = clock.london_date(clock.now()).isoformat()
    client.post(f"{one}role/", {"role": "finance", "first_day": today, "once": ONCE})
    assert user.roles(at=clock.now()) == {Role.EDITOR, Role.FINANCE}
    grant = user.grants.get(role="finance")
    client.post(f"{one}role/{grant.pk}/end/", {"once": "1" * 28})
    assert user.roles(at=clock.now()) == {Role.EDITOR}
    assert client.get(one).status_code == 200


def test_a_role_to_come_opens_nothing_yet(client: Client, admin: User) -> None:
    user = an_account("editor")
    form = {"role": "finance", "first_day": "2099-01-01", "once": ONCE}
    client.post(f"{ACCOUNTS}{user.ref}/role/", form)
    assert user.roles(at=clock.now()) == {Role.EDITOR}
    assert user.grants.filter(role="finance").exists()


def test_ones_own_account_offers_nothing_and_takes_nothing(client: Client, admin: User) -> None:
    one = f"{ACCOUNTS}{admin.ref}/"
    page = client.get(one).content.decode()
    assert f"{one}role/" not in page
    today = clock.london_date(clock.now()).isoformat()
    answer = client.post(f"{one}role/", {"role": "dsl", "first_day": today, "once": ONCE})
    assert "your own account" in answer.content.decode()
    assert admin.roles(at=clock.now()) == {Role.ADMINISTRATOR}


def test_an_old_sign_in_is_asked_first_and_what_was_typed_is_kept(
    client: Client, admin: User
) -> None:
    let_proof_grow_old(client)
    page = _invite(client).content.decode()
    assert "Is it still you?" in page
    assert 'value="nia@example.org"' in page
    assert not User.objects.filter(email="nia@example.org").exists()


def test_suspending_and_letting_in_again(client: Client, admin: User) -> None:
    user = an_account("editor")
    one = f"{ACCOUNTS}{user.ref}/"
    client.post(f"{one}suspend/", {"once": ONCE})
    user.refresh_from_db()
    assert not user.is_active
    assert "Suspended: cannot sign in" in client.get(one).content.decode()
    client.post(f"{one}return/", {"once": "1" * 28})
    user.refresh_from_db()
    assert user.is_active


@pytest.mark.parametrize("ref", ["nobody", "%00", "9" * 300, "é"])
def test_an_account_that_is_not_there_is_not_there(client: Client, admin: User, ref: str) -> None:
    assert client.get(f"{ACCOUNTS}{ref}/").status_code == 404
    assert client.post(f"{ACCOUNTS}{ref}/suspend/", {"once": ONCE}).status_code == 404
