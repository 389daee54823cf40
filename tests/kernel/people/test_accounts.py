"""Accounts and roles: made once, in force for their time, each with its trace."""

from datetime import datetime, timedelta

import pytest

from kernel.audit.models import AuditEvent
from kernel.due import parts
from kernel.people.accounts import CannotCreate, create_account, grant_role, revoke_role
from kernel.people.models import User
from kernel.people.roles import Role
from tests.factories.people import SETUP, an_account

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def _groups(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_an_account_is_made_with_its_trace(at: datetime) -> None:
    user = create_account(email="Ada@Example.org", password=None, by=SETUP, at=at)
    assert (user.email, user.has_usable_password()) == ("ada@example.org", False)
    assert AuditEvent.objects.get(verb="account.created").about_ref == user.ref


def test_a_second_account_of_one_address_is_refused_in_words(at: datetime) -> None:
    an_account(email="ada@example.org")
    events = AuditEvent.objects.count()
    with pytest.raises(CannotCreate, match="already"):
        create_account(email="ADA@example.org", by=SETUP, at=at)
    assert (User.objects.count(), AuditEvent.objects.count()) == (1, events)


@pytest.mark.parametrize(
    "email", ["", "ada", "a\0da@example.org", "🙂", "a" * 300 + "@example.org"]
)
def test_what_is_no_address_is_refused_in_words(at: datetime, email: str) -> None:
    with pytest.raises(CannotCreate, match="address"):
        create_account(email=email, by=SETUP, at=at)


def test_a_name_that_fits_nowhere_is_refused_in_words(at: datetime) -> None:
    with pytest.raises(CannotCreate, match="name"):
        create_account(email="ada@example.org", first_name="🙂" * 101, by=SETUP, at=at)


def test_a_role_opens_its_group_and_leaves_its_trace(at: datetime) -> None:
    user = an_account()
    grant_role(user=user, role="editor", from_at=at, by=SETUP, at=at)
    assert (user.roles(at=at), _groups(user)) == ({Role.EDITOR}, {"editor"})
    assert AuditEvent.objects.get(verb="role.granted").facts["role"] == "editor"


def test_the_same_grant_twice_is_one(at: datetime) -> None:
    user = an_account()
    for _ in range(2):
        grant_role(user=user, role="editor", from_at=at, by=SETUP, at=at)
    assert user.grants.count() == AuditEvent.objects.filter(verb="role.granted").count() == 1


def test_a_role_that_begins_later_opens_nothing_yet(at: datetime) -> None:
    user = an_account()
    grant_role(user=user, role="editor", from_at=at + HOUR, by=SETUP, at=at)
    assert (user.roles(at=at), _groups(user)) == (set(), set())
    assert user.roles(at=at + HOUR) == {Role.EDITOR}


def test_a_role_that_is_taken_away_ends_at_once(at: datetime) -> None:
    user = an_account("editor", "finance")
    revoke_role(grant=user.grants.get(role="editor"), by=SETUP, at=at)
    assert (user.roles(at=at), _groups(user)) == ({Role.FINANCE}, {"finance"})
    assert AuditEvent.objects.get(verb="role.revoked").facts["role"] == "editor"


def test_a_role_taken_away_before_it_began_never_was(at: datetime) -> None:
    user = an_account()
    grant = grant_role(user=user, role="editor", from_at=at + HOUR, by=SETUP, at=at)
    revoke_role(grant=grant, by=SETUP, at=at)
    assert not user.grants.exists()


def test_taking_away_what_has_ended_changes_nothing(at: datetime) -> None:
    user = an_account("editor")
    grant = user.grants.get()
    revoke_role(grant=grant, by=SETUP, at=at)
    revoke_role(grant=grant, by=SETUP, at=at + HOUR)
    assert user.grants.get().until_at == at
    assert AuditEvent.objects.filter(verb="role.revoked").count() == 1


def test_the_timer_follows_grants_that_ended_and_began(at: datetime) -> None:
    user = an_account()
    grant_role(user=user, role="editor", from_at=at, until_at=at + HOUR, by=SETUP, at=at)
    grant_role(user=user, role="finance", from_at=at + HOUR, by=SETUP, at=at)
    assert _groups(user) == {"editor"}
    (outcome,) = parts.run(at=at + HOUR, only="role_grants")
    assert (_groups(user), outcome.failed) == ({"finance"}, False)
    assert parts.run(at=at + HOUR, only="role_grants")[0].says == "0 accounts changed groups."
