"""Accounts to test with, and a way to sign them in as their door would."""

import time
from datetime import UTC, datetime, timedelta

from django.test import Client

from kernel import clock
from kernel.audit.actor import Actor
from kernel.people.accounts import create_account, enrol_totp, grant_role
from kernel.people.models import User
from kernel.people.roles import Role

# Long ago, so that a role granted here is in force at any moment a test passes in.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SETUP = Actor.system("setup")
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "lantern-goose-marzipan"


def an_account(*roles: str, email: str = "", second_factor: bool = True) -> User:
    """An account with these roles, for good; its password is PASSWORD, its TOTP secret SECRET."""
    email = email or f"{'-'.join(roles) or 'nobody'}@example.org"
    user = create_account(email=email, password=PASSWORD, first_name="Ada", by=SETUP, at=LONG_AGO)
    for role in roles:
        if role == Role.AUDITOR:  # for days, never for good
            now = clock.now()
            grant_role(
                user=user,
                role=role,
                scope="safeguarding",
                from_at=now - timedelta(days=1),
                until_at=now + timedelta(days=13),
                by=SETUP,
                at=now,
            )
        else:
            grant_role(user=user, role=role, from_at=LONG_AGO, by=SETUP, at=LONG_AGO)
    if second_factor:
        enrol_totp(user=user, secret=SECRET, by=SETUP, at=LONG_AGO)
    return user


def sign_in(client: Client, user: User, *, second_factor: bool = True) -> None:
    """Signed in as after the whole way through our sign-in, the second factor shown or not."""
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if second_factor:
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "email": user.email},
            {"method": "mfa", "at": time.time(), "type": "totp"},
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()


def let_proof_grow_old(client: Client) -> None:
    """What this browser has proved at its sign-in is sixteen minutes old."""
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 16 * 60}
        for record in session["account_authentication_methods"]
    ]
    session.save()
