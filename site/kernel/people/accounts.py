"""Accounts and what they may do: made, granted and taken away, each with its trace."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import membership
from kernel.people.models import Person, RoleGrant, User
from kernel.people.roles import Role

NAME_AT_MOST = 100
AUDIT_AT_MOST = timedelta(days=14)  # an auditor looks at what is agreed, then goes
AUDIT_SCOPES = {"safeguarding": _lazy("team records and the trail of who saw them")}


class CannotCreate(ValueError):
    """There can be no such account; the message is fit for the person who typed it."""


class CannotGrant(ValueError):
    """Nobody can have that role so; the message is fit for the person who asked."""


def create_account(
    *,
    email: str,
    password: str | None = None,
    person: Person | None = None,
    first_name: str = "",
    last_name: str = "",
    by: Actor,
    at: datetime,
) -> User:
    """Somebody who signs in. Without a password, by a code sent to the address.

    The address counts as verified: every way in but a password goes through its mailbox anyway.
    Raises CannotCreate.
    """
    _check(email=email, first_name=first_name, last_name=last_name)
    with trail.act(by=by, at=at) as acting:
        try:
            with transaction.atomic():
                user = User.objects.create_user(
                    email, password, person=person, first_name=first_name, last_name=last_name
                )
                EmailAddress.objects.create(
                    user=user, email=user.email, verified=True, primary=True
                )
        except IntegrityError:
            raise CannotCreate(_("There is an account with this e-mail address already.")) from None
        acting.note("account.created", about=("account", user.ref))
    return user


def _check(*, email: str, **names: str) -> None:
    try:
        User._meta.get_field("email").clean(email, None)
    except ValidationError:
        raise CannotCreate(
            _("That is no e-mail address. It should look like name@example.org.")
        ) from None
    if any(len(name) > NAME_AT_MOST or "\0" in name for name in names.values()):
        raise CannotCreate(_("That name is too long, or holds signs that no name has."))


def grant_role(
    *,
    user: User,
    role: str,
    scope: str = "",
    from_at: datetime,
    until_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> RoleGrant:
    """A role from a moment on, for good or until another. The same grant twice stays one.

    Raises CannotGrant: an end before the start; an auditor without end, scope, or for too long.
    """
    _check_grant(Role(role), scope, from_at, until_at)
    with trail.act(by=by, at=at) as acting:
        grant, is_new = RoleGrant.objects.get_or_create(
            user=user, role=Role(role), scope=scope, from_at=from_at, until_at=until_at
        )
        if is_new:
            acting.note(
                "role.granted",
                about=("account", user.ref),
                role=grant.role,
                scope=scope,
                until=until_at.isoformat() if until_at else None,
            )
        membership.sync(user, at=at)
    return grant


def _check_grant(role: Role, scope: str, from_at: datetime, until_at: datetime | None) -> None:
    if until_at is not None and until_at <= from_at:
        raise CannotGrant(_("A role must end after it begins."))
    if role != Role.AUDITOR:
        return
    if until_at is None or until_at - from_at > AUDIT_AT_MOST:
        raise CannotGrant(_("An auditor looks for 14 days at most. Say which day is the last."))
    if scope not in AUDIT_SCOPES:
        raise CannotGrant(_("Say what the auditor is to look at."))


def revoke_role(*, grant: RoleGrant, by: Actor, at: datetime) -> None:
    """The role ends now; one that had not begun never will. What has ended stays as it was."""
    with trail.act(by=by, at=at) as acting:
        if not grant.end(at=at):
            return
        acting.note(
            "role.revoked",
            about=("account", grant.user.ref),
            role=grant.role,
            scope=grant.scope,
        )
        membership.sync(grant.user, at=at)


def enrol_totp(*, user: User, secret: str, by: Actor, at: datetime) -> None:
    """Give an account the second factor of a known secret (base 32), in place of one it had."""
    with trail.act(by=by, at=at) as acting:
        Authenticator.objects.update_or_create(
            user=user,
            type=Authenticator.Type.TOTP,
            defaults={"data": {"secret": secret}, "created_at": at},
        )
        acting.note("second_factor.enrolled", about=("account", user.ref), kind="totp")
