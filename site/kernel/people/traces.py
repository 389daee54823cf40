"""What people do to their own accounts through allauth, written into the trail."""

from collections.abc import Callable
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import Signal

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import User

VERBS: list[tuple[Signal, str]] = [
    (account.user_logged_in, "account.signed_in"),
    (account.password_changed, "account.password_changed"),
    (account.password_set, "account.password_set"),
    (account.password_reset, "account.password_reset"),
    (account.email_changed, "account.email_changed"),
    (mfa.authenticator_added, "second_factor.enrolled"),
    (mfa.authenticator_removed, "second_factor.removed"),
    (mfa.authenticator_reset, "second_factor.renewed"),
]


def listen() -> None:
    """Called once, when the apps are there."""
    for signal, verb in VERBS:
        signal.connect(_writer(verb), weak=False, dispatch_uid=verb)


def _writer(verb: str) -> Callable[..., None]:
    def write(user: User, authenticator: Any = None, **_: Any) -> None:
        by = Actor("user", user.ref)
        facts = {"kind": authenticator.type} if authenticator is not None else {}
        with trail.act(by=by, at=clock.now()) as acting:
            acting.note(verb, about=("account", user.ref), **facts)

    return write
