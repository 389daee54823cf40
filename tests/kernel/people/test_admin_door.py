"""The admin's door: role in force, second factor shown, and no way round it."""

from datetime import timedelta

import pytest
from django.test import Client

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people import second_factor, sessions
from kernel.people.accounts import grant_role
from kernel.people.models import User
from kernel.people.roles import STAFF
from project import wagtail_screens
from tests.factories.people import LONG_AGO, PASSWORD, SETUP, an_account, sign_in
from tests.kernel.people.addresses import below_admin

pytestmark = pytest.mark.django_db


def _ended(role: str) -> User:
    user = an_account(email="once@example.org")
    yesterday = clock.now() - timedelta(days=1)
    grant_role(user=user, role=role, from_at=LONG_AGO, until_at=yesterday, by=SETUP, at=LONG_AGO)
    return user


def _stranger(client: Client) -> None:
    pass


def _practitioner(client: Client) -> None:
    sign_in(client, an_account("practitioner", second_factor=False), second_factor=False)


def _former_editor(client: Client) -> None:
    sign_in(client, _ended("editor"))


def _without_the_factor(client: Client) -> None:
    sign_in(client, an_account("editor"), second_factor=False)


def _not_enrolled(client: Client) -> None:
    sign_in(client, an_account("editor", second_factor=False), second_factor=False)


@pytest.mark.parametrize(
    "visitor", [_stranger, _practitioner, _former_editor, _without_the_factor, _not_enrolled]
)
def test_no_address_below_the_admin_opens_for(client: Client, visitor: object) -> None:
    visitor(client)
    addresses = below_admin()
    assert len(addresses) > 200
    opened = {
        address: answer.status_code
        for address in addresses
        if (answer := client.get(address)).status_code not in {301, 302, 403, 405}
    }
    assert opened == {}


def test_without_the_middleware_addresses_would_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: an editor who has shown a password alone."""
    monkeypatch.setattr(second_factor.StaffSecondFactorMiddleware, "_turned_away", _nobody)
    _without_the_factor(client)
    assert client.get("/admin/").status_code == 200


def _nobody(*_: object, **__: object) -> None:
    return None


def test_an_editor_with_both_factors_is_in(client: Client) -> None:
    sign_in(client, an_account("editor"))
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/pages/").status_code in {200, 302}


def test_a_practitioner_is_told_in_words_and_sent_in_no_circle(client: Client) -> None:
    _practitioner(client)
    answer = client.get("/admin/")
    assert answer.status_code == 403
    assert "your account has no staff role today" in answer.content.decode()
    assert AuditEvent.objects.get(verb="access.refused").about_ref == "admin"


def test_a_stranger_is_sent_to_the_one_door_and_back(client: Client) -> None:
    answer = client.get("/admin/pages/?x=1")
    assert answer.headers["Location"] == "/account/login/?next=/admin/pages/%3Fx%3D1"


def test_staff_without_a_second_factor_set_one_up_first(client: Client) -> None:
    _not_enrolled(client)
    assert client.get("/admin/").headers["Location"] == "/account/2fa/totp/activate/"


def test_staff_who_have_not_shown_it_are_asked_for_it(client: Client) -> None:
    _without_the_factor(client)
    asked = client.get("/admin/").headers["Location"]
    assert asked == "/account/2fa/reauthenticate/?next=%2Fadmin%2F"


def test_recovery_codes_alone_are_no_second_factor(client: Client) -> None:
    user = an_account("editor", second_factor=False)
    user.authenticator_set.create(type="recovery_codes", data={"seed": "ab" * 20, "used_mask": 0})
    sign_in(client, user)
    assert client.get("/admin/").headers["Location"] == "/account/2fa/totp/activate/"


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/", "/cy/_util/login/"])
def test_the_side_doors_take_no_password(client: Client, address: str) -> None:
    user = an_account("editor")
    answer = client.post(address, {"username": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/account/login/"
    assert "_auth_user_id" not in client.session


def test_the_admins_own_password_reset_is_shut(client: Client) -> None:
    assert client.get("/admin/password_reset/").status_code == 302
    sign_in(client, an_account("editor"))
    assert client.get("/admin/password_reset/").status_code == 404


def test_leaving_always_works(client: Client) -> None:
    _practitioner(client)
    assert client.post("/admin/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_role_that_ends_is_out_with_the_next_click(client: Client) -> None:
    user = an_account("editor")
    sign_in(client, user)
    assert client.get("/admin/").status_code == 200
    user.grants.update(until_at=clock.now())
    assert client.get("/admin/").status_code == 403


def test_of_two_roles_the_ended_one_opens_nothing_more(client: Client) -> None:
    """Still staff, but the pages went with the editor's role, though no timer has run."""
    user = an_account("editor", "auditor")
    sign_in(client, user)
    user.grants.filter(role="editor").update(until_at=clock.now())
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/images/add/").status_code == 404
    assert set(user.groups.values_list("name", flat=True)) == {"auditor"}


def test_without_that_look_the_group_would_still_open_the_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with Wagtail's screens open to all staff, as Wagtail has them."""
    user = an_account("editor", "auditor")
    monkeypatch.setattr(wagtail_screens, "opens_for", lambda path: STAFF)
    monkeypatch.setattr(second_factor.membership, "sync", _nobody)
    sign_in(client, user)
    user.grants.filter(role="editor").update(until_at=clock.now())
    assert client.get("/admin/images/add/").status_code == 200


def test_half_an_hour_without_a_click_ends_a_staff_session(client: Client) -> None:
    sign_in(client, an_account("editor"))
    _set_clock(client, sessions.SEEN, sessions.IDLE)
    assert client.get("/admin/").headers["Location"] == "/account/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_twelve_hours_end_it_however_busy(client: Client) -> None:
    sign_in(client, an_account("editor"))
    _set_clock(client, sessions.BEGAN, sessions.WHOLE)
    assert client.get("/admin/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_click_starts_the_half_hour_again_and_an_open_editor_does_not(client: Client) -> None:
    sign_in(client, an_account("editor"))
    _set_clock(client, sessions.SEEN, timedelta(minutes=20))
    before = client.session[sessions.SEEN]
    client.post("/admin/editing-sessions/ping/cms/homepage/1/1/")
    assert client.session[sessions.SEEN] == before
    client.get("/admin/")
    assert client.session[sessions.SEEN] > before


def _set_clock(client: Client, name: str, back: timedelta) -> None:
    session = client.session
    session[name] = (clock.now() - back).timestamp() - 1
    session.save()


def test_the_admin_has_its_own_content_policy_and_is_never_cached(client: Client) -> None:
    sign_in(client, an_account("editor"))
    answer = client.get("/admin/")
    assert "script-src 'self' 'unsafe-inline'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    elsewhere = client.get("/account/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in elsewhere
