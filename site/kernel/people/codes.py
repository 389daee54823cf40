"""Proving that an address is one's own: a code sent to it, typed on the page that asked.

It makes an account where there is none, of no role, and signs in; a second factor stays asked.
Whether there was an account before is told to nobody.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.mail import outbox
from kernel.people.accounts import create_account
from kernel.people.models import Person, User
from kernel.references import ALPHABET, as_typed, new_secret

KEPT = "address_code"  # in the session: a digest, an address, an end, the tries left
GOOD_FOR = timedelta(minutes=15)
TRIES = 5
LENGTH = 8


def send(request: HttpRequest, *, email: str, at: datetime) -> HttpResponseBase | None:
    """Mail a code to the address; an answer only where that was asked too often."""
    slow_down = ratelimit.consume_or_429(request, action="request_login_code", key=email.lower())
    if slow_down:
        return slow_down
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    request.session[KEPT] = {
        "digest": _digest(code, email),
        "email": email,
        "ends": (at + GOOD_FOR).timestamp(),
        "tries": TRIES,
    }
    outbox.post(
        kind="account.login_code",
        to=email,
        template="account/emails/login_code",
        context={"code": code.upper()},
        about=("account", ""),
        dedupe_key=f"account.login_code.{new_secret()}",
        at=at,
        language=(get_language() or "en")[:2],
    )
    return None


def is_waiting(request: HttpRequest, *, email: str, at: datetime) -> bool:
    """A code is on its way to this very address, and still good."""
    kept = _kept(request)
    return kept.get("email") == email and at.timestamp() < kept["ends"] and kept["tries"] > 0


def is_right(request: HttpRequest, typed: str, *, email: str, at: datetime) -> bool:
    """Whether that is the code; right or wrong, it costs a try, and a right one is used up."""
    if not is_waiting(request, email=email, at=at):
        return False
    kept = _kept(request)
    plain = as_typed(typed[:40])
    right = constant_time_compare(_digest(plain, email), kept["digest"])
    request.session[KEPT] = {**kept, "tries": 0 if right else kept["tries"] - 1}
    return right


def account_of(*, email: str, name: str, phone: str, language: str, at: datetime) -> User:
    """The account of a proved address, made where there is none; it is somebody's."""
    by = Actor("public")
    with trail.act(by=by, at=at):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            first, _, last = name.partition(" ")
            user = create_account(
                email=email, first_name=first[:100], last_name=last[:100], by=by, at=at
            )
        if user.person_id is None:
            user.person = Person.objects.create(
                name=name, email=user.email, phone=phone, language=language
            )
            user.save(update_fields=["person"])
    return user


def sign_in(request: HttpRequest, user: User, *, to: str) -> HttpResponseBase:
    """As allauth does after its own code: whoever has a second factor is asked for it."""
    record_authentication(request, user, method="code", email=user.email)
    return perform_login(request, Login(user=user, redirect_url=to, email=user.email))


def _kept(request: HttpRequest) -> dict[str, Any]:
    kept = request.session.get(KEPT)
    return kept if isinstance(kept, dict) else {}


def _digest(code: str, email: str) -> str:
    return salted_hmac("kernel.people.codes", f"{code}|{email}", algorithm="sha256").hexdigest()
