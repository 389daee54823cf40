"""A sign-in for each role. Passwords and second factors follow from SECRET_KEY: nobody else has it,
nothing is written down, and a second run prints the same.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator

from django.conf import settings

from kernel.people import accounts
from kernel.people.models import User
from kernel.people.roles import Role
from kernel.references import ALPHABET
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry


def load_accounts(loading: Loading) -> None:
    for said in [*loading.programme["staff"], *loading.programme["practitioners"]]:
        if not loading.is_done("account", said["key"]):
            with loading.once("account", said["key"]):
                _account(loading, said)


def sign_ins(programme: Entry) -> dict[str, dict[str, str | None]]:
    """By role, the first who holds it. A practitioner signs in by a code sent by e-mail."""
    found: dict[str, dict[str, str | None]] = {}
    for said in programme["staff"]:
        for role in said["roles"]:
            found.setdefault(role, _sign_in(said, is_staff=True))
    for said in programme["practitioners"]:
        found.setdefault(Role.PRACTITIONER.value, _sign_in(said, is_staff=False))
    return {role.value: found[role.value] for role in Role if role.value in found}


def _account(loading: Loading, said: Entry) -> None:
    roles = said.get("roles", [])
    first, _, last = said["name"].rpartition(" ")
    facts = _sign_in(said, is_staff=bool(roles))
    user = accounts.create_account(
        email=said["email"],
        password=facts["password"],
        person=loading.person(said["key"]),
        first_name=first,
        last_name=last,
        by=loading.by,
        at=loading.at,
    )
    for role, scope, from_at, until_at in _grants(loading, said):
        accounts.grant_role(
            user=user,
            role=role,
            scope=scope,
            from_at=from_at,
            until_at=until_at,
            by=loading.by,
            at=loading.at,
        )
    if facts["totp_secret"]:
        accounts.enrol_totp(user=user, secret=facts["totp_secret"], by=loading.by, at=loading.at)


def _grants(loading: Loading, said: Entry) -> Iterator[tuple]:
    grant = said.get("grant")
    for role in said.get("roles", [Role.PRACTITIONER]):
        if grant and role == Role.AUDITOR:
            from_at, until_at = (grant[end].moment(loading.at) for end in ("from", "to"))
            yield role, grant["scope"], from_at, until_at
        else:
            yield role, "", loading.at, None


def _sign_in(said: Entry, *, is_staff: bool) -> dict[str, str | None]:
    email = User.objects.normalize_email(said["email"]).lower()
    return {
        "email": email,
        "password": _password(email) if is_staff else None,
        "totp_secret": _totp_secret(email) if is_staff else None,
    }


def _password(email: str) -> str:
    """Four groups of four signs (80 bits)."""
    signs = "".join(ALPHABET[byte % 32] for byte in _derived("password", email)[:16])
    return "-".join(signs[start : start + 4] for start in range(0, 16, 4))


def _totp_secret(email: str) -> str:
    return base64.b32encode(_derived("totp", email)[:20]).decode()


def _derived(what: str, email: str) -> bytes:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"demo {what} {email}".encode(), hashlib.sha256).digest()
