"""Administrators and others' accounts: never their own, never none left, never unseen."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from kernel import clock
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.people import stewardship
from kernel.people.accounts import CannotGrant
from kernel.people.models import RoleGrant, User
from kernel.people.roles import Role
from tests.factories.people import an_account, sign_in
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db
OTHER = Actor("user", "other")


def _of(user: User) -> Actor:
    return Actor("user", user.ref)


def _give(user: User, role: Role, *, at: datetime, by: Actor = OTHER, **facts: object) -> RoleGrant:
    told = {"from_at": at, "until_at": None, **facts}
    return stewardship.give_role(user=user, role=role, by=by, at=at, **told)


def test_nobody_changes_their_own_account(at: datetime) -> None:
    admin = an_account("administrator")
    me, grant = _of(admin), admin.grants.get()
    attempts = [
        lambda: _give(admin, Role.DSL, at=at, by=me),
        lambda: stewardship.end_role(grant=grant, by=me, at=at),
        lambda: stewardship.suspend(user=admin, by=me, at=at),
        lambda: stewardship.reinstate(user=admin, by=me, at=at),
        lambda: stewardship.reset_second_factor(user=admin, why="lost", by=me, at=at),
    ]
    for attempt in attempts:
        with pytest.raises(CannotGrant, match="your own account"):
            attempt()
    assert admin.roles(at=at) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("how", ["end", "suspend"])
def test_the_last_administrator_stays(at: datetime, how: str) -> None:
    admin = an_account("administrator")
    with pytest.raises(CannotGrant, match="Nobody would be left"):
        if how == "end":
            stewardship.end_role(grant=admin.grants.get(), by=OTHER, at=at)
        else:
            stewardship.suspend(user=admin, by=OTHER, at=at)
    admin.refresh_from_db()
    assert (admin.is_active, admin.roles(at=at)) == (True, {Role.ADMINISTRATOR})
    assert not AuditEvent.objects.filter(verb__in=["role.revoked", "account.suspended"]).exists()


def test_one_who_leaves_in_a_month_does_not_count_as_left(at: datetime) -> None:
    admin = an_account("administrator")
    leaving = an_account("editor", email="leaving@example.org")
    _give(leaving, Role.ADMINISTRATOR, at=at, until_at=at + timedelta(days=30))
    with pytest.raises(CannotGrant, match="Nobody would be left"):
        stewardship.end_role(grant=admin.grants.get(), by=OTHER, at=at)


def test_an_editor_is_suspended_and_signed_out_at_once(client: Client) -> None:
    an_account("administrator")
    editor = an_account("editor")
    sign_in(client, editor)
    assert client.get("/account/").status_code == 200
    stewardship.suspend(user=editor, by=OTHER, at=clock.now())
    assert client.get("/account/").status_code == 302
    stewardship.reinstate(user=editor, by=OTHER, at=clock.now())
    assert client.get("/account/").status_code == 302  # the old session is gone for good


def test_a_second_factor_is_taken_off_with_a_reason_that_is_kept(at: datetime) -> None:
    editor = an_account("editor")
    with pytest.raises(CannotGrant, match="Say why"):
        stewardship.reset_second_factor(user=editor, why="", by=OTHER, at=at)
    stewardship.reset_second_factor(user=editor, why="lost", by=OTHER, at=at)
    assert not Authenticator.objects.filter(user=editor).exists()
    event = AuditEvent.objects.get(verb="second_factor.reset")
    assert (event.actor, event.facts) == ("user:other", {"why": "lost"})
    assert set(StaffTask.objects.values_list("for_role", flat=True)) == {"dsl", "administrator"}


def test_the_lead_hears_of_a_new_safeguarding_officer(at: datetime) -> None:
    editor = an_account("editor")
    _give(editor, Role.SAFEGUARDING_OFFICER, at=at)
    assert StaffTask.objects.get().for_role == Role.DSL


@pytest.mark.parametrize(
    ("scope", "days"), [("", 7), ("safeguarding", None), ("safeguarding", 15), ("money", 7)]
)
def test_an_auditor_looks_at_what_is_agreed_for_14_days_at_most(
    at: datetime, scope: str, days: int | None
) -> None:
    user = an_account("editor")
    until = at + timedelta(days=days) if days else None
    with pytest.raises(CannotGrant):
        _give(user, Role.AUDITOR, at=at, until_at=until, scope=scope)
    assert not user.grants.filter(role=Role.AUDITOR).exists()


def test_fourteen_days_across_the_clock_change_are_fourteen(at: datetime) -> None:
    """From noon on 22 March to noon on 5 April 2026 there are 14 days, and one hour less."""
    user = an_account("editor")
    begins = datetime(2026, 3, 22, 12, tzinfo=UTC)
    _give(
        user,
        Role.AUDITOR,
        at=at,
        from_at=begins,
        until_at=begins + timedelta(days=14),
        scope="safeguarding",
    )
    assert Role.AUDITOR in user.roles(at=begins)
    assert Role.AUDITOR not in user.roles(at=begins + timedelta(days=14))


@pytest.mark.django_db(transaction=True)
def test_two_who_put_each_other_out_leave_one(at: datetime) -> None:
    first, second = _two_administrators()
    answers = all_at_once(*_both_out(first, second, at))
    assert sum(isinstance(answer, CannotGrant) for answer in answers) == 1, answers
    assert RoleGrant.objects.in_force(at=at).filter(role=Role.ADMINISTRATOR).count() == 1


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="on SQLite the transaction itself is the lock"
)
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_they_leave_nobody_in_nine_of_ten_runs(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: each sees the other still there."""
    monkeypatch.setattr(stewardship, "_lock", lambda: None)
    plain, slow = stewardship._in_charge, 0.3

    def slowly(moment: datetime) -> tuple[bool, bool]:
        import time  # noqa: PLC0415 -- only the control waits

        found = plain(moment)
        time.sleep(slow)
        return found

    monkeypatch.setattr(stewardship, "_in_charge", slowly)
    empty = 0
    for run in range(10):
        RoleGrant.objects.all().delete()
        first, second = _two_administrators(f"{run}")
        all_at_once(*_both_out(first, second, at))
        left = RoleGrant.objects.in_force(at=at).filter(role=Role.ADMINISTRATOR)
        empty += not left.exists()
    assert empty >= 9


def _two_administrators(run: str = "") -> tuple[User, User]:
    return (
        an_account("administrator", email=f"a{run}@example.org"),
        an_account("administrator", email=f"b{run}@example.org"),
    )


def _both_out(first: User, second: User, at: datetime) -> list:
    return [
        lambda: stewardship.end_role(grant=second.grants.get(), by=_of(first), at=at),
        lambda: stewardship.end_role(grant=first.grants.get(), by=_of(second), at=at),
    ]
