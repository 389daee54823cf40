"""Inviting somebody: an account, its roles, and a link by mail that gives it a password, once."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.mail import outbox
from kernel.people import accounts
from kernel.people.accounts import CannotCreate
from kernel.people.models import Invitation, Person, User
from kernel.people.roles import Role
from kernel.references import new_secret

GOOD_FOR = timedelta(days=7)


def invite(
    *,
    name: str,
    email: str,
    roles: Iterable[Role],
    until_at: datetime | None = None,
    scope: str = "",
    by: Actor,
    at: datetime,
) -> User:
    """An account with these roles, and a mail with the way in. Raises CannotCreate, CannotGrant."""
    first, _space, last = name.strip().rpartition(" ")
    if not name.strip():
        raise CannotCreate(_("Type their name."))
    with trail.act(by=by, at=at):
        user = accounts.create_account(
            email=email,
            person=_person(name.strip(), email.lower()),
            first_name=first or last,
            last_name=last if first else "",
            by=by,
            at=at,
        )
        for role in roles:
            accounts.grant_role(
                user=user,
                role=role,
                scope=scope if role == Role.AUDITOR else "",
                from_at=at,
                until_at=until_at,
                by=by,
                at=at,
            )
        send(user=user, by=by, at=at)
    return user


def send(*, user: User, by: Actor, at: datetime) -> None:
    """A link that is good for a week; those sent before are good no more."""
    secret = new_secret()
    with trail.act(by=by, at=at) as noted:
        Invitation.objects.filter(user=user, used_at=None, ends_at__gt=at).update(ends_at=at)
        row = Invitation.objects.create(
            digest=_digest(secret), user=user, made_at=at, ends_at=at + GOOD_FOR
        )
        noted.note("account.invited", about=("account", user.ref))
        outbox.post(
            kind="account.invitation",
            to=user.email,
            template="account/emails/invitation",
            context={
                "name": user.get_short_name(),
                "address": settings.SITE_URL + reverse("account_welcome", args=[secret]),
                "days": GOOD_FOR.days,
            },
            about=("account", user.ref),
            dedupe_key=f"account.invitation.{row.pk}",
            at=at,
            language=user.person.language if user.person else "en",
        )


def find(secret: str, *, at: datetime) -> Invitation | None:
    """The invitation of a link that is still good, for an account that may sign in."""
    good = Invitation.objects.filter(used_at=None, ends_at__gt=at, user__is_active=True)
    return good.select_related("user").filter(digest=_digest(secret)).first()


def accept(*, invitation: Invitation, password: str, at: datetime) -> bool:
    """Set the password; False where the link was used or ended meanwhile.

    Raises ValidationError with what is wrong with the password.
    """
    user = invitation.user
    validate_password(password, user)
    by = Actor("user", user.ref)
    with trail.act(by=by, at=at) as noted:
        good = Invitation.objects.filter(pk=invitation.pk, used_at=None, ends_at__gt=at)
        if not good.update(used_at=at):
            return False
        user.set_password(password)
        user.save(update_fields=["password"])
        noted.note("account.invitation_accepted", about=("account", user.ref))
    return True


def is_waiting(user: User, *, at: datetime) -> bool:
    """Invited and not in yet: their link is still good."""
    return Invitation.objects.filter(user=user, used_at=None, ends_at__gt=at).exists()


def _person(name: str, email: str) -> Person:
    """Somebody known by that address and without an account is they; else somebody new."""
    known = list(Person.objects.filter(email__iexact=email, account=None)[:2])
    return known[0] if len(known) == 1 else Person.objects.create(name=name, email=email)


def _digest(secret: str) -> str:
    return hashlib.sha256(f"invitation {secret}".encode()).hexdigest()
