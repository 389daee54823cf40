"""Somebody is invited, chooses a password, sets up their app, and is in."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from demo_code import six_figures
from kernel import clock
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.people import invitations
from kernel.people.accounts import CannotCreate
from kernel.people.models import Invitation, Person, User
from kernel.people.roles import Role
from tests.factories.people import PASSWORD, an_account

pytestmark = pytest.mark.django_db
ADMIN = Actor("user", "admin")
GONE = "This link has ended"


def _invited(*roles: Role, email: str = "new@example.org") -> User:
    return invitations.invite(
        name="Nia New Comer", email=email, roles=roles, by=ADMIN, at=clock.now()
    )


def _link() -> str:
    mail = Message.objects.filter(kind="account.invitation").latest("pk")
    return re.search(r"(/account/welcome/[0-9a-z]{28}/)", mail.text)[1]


def _choose(client: Client, link: str, first: str = PASSWORD, again: str = PASSWORD) -> object:
    return client.post(link, {"password1": first, "password2": again})


@pytest.mark.django_db(transaction=True)  # what setting up the app leaves, it leaves on commit
def test_the_link_leads_to_a_password_an_app_and_the_staff_screens(client: Client) -> None:
    user = _invited(Role.EDITOR)
    link = _link()
    assert "Welcome, Nia" in client.get(link).content.decode()
    assert _choose(client, link).headers["Location"] == "/admin/"
    assert client.get("/admin/").headers["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    code = six_figures(client.session["mfa.totp.secret"], unix_time=clock.now().timestamp())
    answer = client.post("/account/2fa/totp/activate/", {"code": code})
    assert answer.headers["Location"] == "/account/2fa/recovery-codes/"
    assert "shown this one time" in client.get("/account/2fa/recovery-codes/").content.decode()
    assert client.get("/admin/").status_code == 200  # and no second code is asked for
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert AuditEvent.objects.filter(verb="account.invitation_accepted").count() == 1


def test_looking_at_the_link_uses_nothing_up(client: Client) -> None:
    _invited(Role.EDITOR)
    for _ in range(3):
        assert client.get(_link()).status_code == 200
    assert not Invitation.objects.exclude(used_at=None).exists()


def test_it_works_once(client: Client) -> None:
    user = _invited(Role.EDITOR)
    link = _link()
    _choose(client, link)
    other = Client()
    assert GONE in other.get(link).content.decode()
    answer = _choose(other, link, "another-goose-marzipan", "another-goose-marzipan")
    assert answer.status_code == 404
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("ended", ["week", "suspended", "again"])
def test_it_ends(client: Client, ended: str) -> None:
    user = _invited(Role.EDITOR)
    link = _link()
    if ended == "week":
        Invitation.objects.update(ends_at=clock.now() - timedelta(seconds=1))
    elif ended == "suspended":
        User.objects.update(is_active=False)
    else:
        invitations.send(user=user, by=ADMIN, at=clock.now())
    assert client.get(link).status_code == 404
    _choose(client, link)
    user.refresh_from_db()
    assert not user.has_usable_password()


@pytest.mark.parametrize("secret", ["0" * 28, "x", "%00", "9" * 5_000, "%F0%9F%99%82"])
def test_a_guessed_link_is_one_that_has_ended(client: Client, secret: str) -> None:
    _invited(Role.EDITOR)
    answer = client.get(f"/account/welcome/{secret}/")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("short", "short", "at least 12"),
        (PASSWORD, "not-the-same-at-all", "not the same"),
        ("password12345", "password12345", "too common"),
        ("", "", "required"),
        ("x" * 10_000, "x" * 10_000, "at most 128"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_the_link_stays_good(
    client: Client, first: str, again: str, said: str
) -> None:
    _invited(Role.EDITOR)
    answer = _choose(client, _link(), first, again)
    assert said in answer.content.decode()
    assert client.get(_link()).status_code == 200


def test_the_table_holds_no_link(client: Client) -> None:
    _invited(Role.EDITOR)
    secret = _link().split("/")[3]
    assert secret not in str(list(Invitation.objects.values()))
    assert secret not in str(list(AuditEvent.objects.values()))


def test_somebody_known_by_the_address_is_that_person() -> None:
    known = Person.objects.create(name="Nia Comer", email="New@example.org")
    assert _invited(Role.PRACTITIONER).person == known


def test_an_address_in_use_is_refused_and_nothing_is_left(client: Client) -> None:
    an_account("editor", email="new@example.org")
    with pytest.raises(CannotCreate, match="account with this e-mail address"):
        _invited(Role.EDITOR)
    assert not Message.objects.exists()
    assert not Person.objects.exists()
