"""What an administrator does with others' accounts, and what nobody may do.

Nobody changes their own roles, and the house is never left without an administrator: each change
that could do so first takes the lock on all administrators' grants, then looks at what is left.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.trail import Trail
from kernel.desk import tasks
from kernel.people import accounts
from kernel.people.accounts import CannotGrant
from kernel.people.models import RoleGrant, User
from kernel.people.roles import Role

# Who is given these sees what is most private: their lead hears of it, whoever gave it.
GUARDED = {Role.SAFEGUARDING_OFFICER, Role.DSL, Role.AUDITOR, Role.DATA_PROTECTION}


class Lost(models.TextChoices):
    """Why a second factor is taken off; the trail keeps it."""

    LOST = "lost", _lazy("Their telephone is lost or stolen")
    NEW = "new", _lazy("They have a new telephone")
    BROKEN = "broken", _lazy("Their telephone is broken")


def give_role(
    *,
    user: User,
    role: Role,
    scope: str = "",
    from_at: datetime,
    until_at: datetime | None,
    by: Actor,
    at: datetime,
) -> RoleGrant:
    """Raises CannotGrant: their own account, or dates and scope that cannot be."""
    _not_oneself(user, by)
    with trail.act(by=by, at=at):
        grant = accounts.grant_role(
            user=user, role=role, scope=scope, from_at=from_at, until_at=until_at, by=by, at=at
        )
        if role in GUARDED:
            _tell_the_lead(user, grant, at=at)
    return grant


def end_role(*, grant: RoleGrant, by: Actor, at: datetime) -> None:
    """Now. Raises CannotGrant: their own, or the last administrator's."""
    _not_oneself(grant.user, by)
    with _never_without(by=by, at=at):
        accounts.revoke_role(grant=grant, by=by, at=at)


def suspend(*, user: User, by: Actor, at: datetime) -> None:
    """They cannot sign in, and are signed out wherever they are. Twice is once."""
    _not_oneself(user, by)
    with _never_without(by=by, at=at) as noted:
        if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            noted.note("account.suspended", about=("account", user.ref))
        _sign_out(user)
    user.is_active = False


def reinstate(*, user: User, by: Actor, at: datetime) -> None:
    """They may sign in again, with the roles they have."""
    _not_oneself(user, by)
    with trail.act(by=by, at=at) as noted:
        if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            noted.note("account.reinstated", about=("account", user.ref))
    user.is_active = True


def reset_second_factor(*, user: User, why: str, by: Actor, at: datetime) -> None:
    """They set up a new one at their next sign-in. The reason is kept, and their lead hears of it.

    Raises CannotGrant: their own, or no reason.
    """
    _not_oneself(user, by)
    if why not in Lost.values:
        raise CannotGrant(_("Say why: it is kept."))
    with trail.act(by=by, at=at) as noted:
        Authenticator.objects.filter(user=user).delete()
        _sign_out(user)
        noted.note("second_factor.reset", about=("account", user.ref), why=why)
        for role in (Role.DSL, Role.ADMINISTRATOR):
            tasks.raise_task(
                kind="second_factor_reset",
                about=("account", user.ref),
                for_role=role,
                text=_(
                    "The second factor of %(who)s was taken off by a colleague. If they know "
                    "nothing of it, suspend the account at once."
                )
                % {"who": user.get_full_name()},
                at=at,
                key=f"{at.isoformat()}.{role}",
            )


def _not_oneself(user: User, by: Actor) -> None:
    if by == Actor("user", user.ref):
        raise CannotGrant(_("This is your own account. Another administrator must do that."))


@contextmanager
def _never_without(*, by: Actor, at: datetime) -> Iterator[Trail]:
    """Undoes what was done inside where it leaves nobody in charge for good."""
    with trail.act(by=by, at=at) as noted:
        _lock()
        before = _in_charge(at)
        yield noted
        after = _in_charge(at)
        if (before[0] and not after[0]) or not after[1]:
            raise CannotGrant(
                _("Nobody would be left to look after accounts. Make somebody else one first.")
            )


def _in_charge(at: datetime) -> tuple[bool, bool]:
    """Whether there is an administrator for good, and whether there is any at all."""
    grants = RoleGrant.objects.in_force(at=at).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return grants.filter(until_at=None).exists(), grants.exists()


def _lock() -> None:
    """Two who put each other out wait for one another; on SQLite a transaction is the lock."""
    grants = RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
    list(grants.order_by("pk"))


def _sign_out(user: User) -> None:
    """Wherever they are signed in, they are so no more at their next click."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    UserSession.objects.filter(user=user).delete()


def _tell_the_lead(user: User, grant: RoleGrant, *, at: datetime) -> None:
    tasks.raise_task(
        kind="guarded_role_given",
        about=("account", user.ref),
        for_role=Role.DSL,
        text=_("%(who)s was given the role “%(role)s”. If that is news to you, ask who gave it.")
        % {"who": user.get_full_name(), "role": grant.get_role_display()},
        at=at,
        key=str(grant.pk),
    )
