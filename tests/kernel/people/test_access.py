"""Views of our own: `role_required`, and what a refusal leaves behind."""

from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.people.access import Refused, role_required
from kernel.people.accounts import create_account
from kernel.people.models import User
from kernel.people.roles import Role
from project.urls import urlpatterns as ours
from tests.factories.people import an_account, sign_in

pytestmark = pytest.mark.django_db


@role_required(Role.OFFICER, Role.PRACTITIONER)
def _private(request: HttpRequest, ref: str) -> HttpResponse:
    return HttpResponse(f"the words of {ref}")


@role_required(Role.PRACTITIONER)
def _half_done(request: HttpRequest) -> HttpResponse:
    by, at = Actor.of(request), clock.now()
    with trail.act(by=by, at=at):
        create_account(email="half@example.org", by=by, at=at)
        raise Refused(("session", "s3"))


urlpatterns = [
    path("private/<str:ref>/", _private, name="private"),
    path("half-done/", _half_done, name="half_done"),
    *ours,
]
with_them = override_settings(ROOT_URLCONF=__name__)


@with_them
def test_a_stranger_is_sent_to_sign_in_whether_it_is_there_or_not(client: Client) -> None:
    for ref in ("real", "nowhere"):
        answer = client.get(f"/private/{ref}/")
        assert answer.headers["Location"] == f"/account/login/?next=/private/{ref}/"


@with_them
def test_who_holds_a_role_is_in_and_nothing_is_kept_by_a_cache(client: Client) -> None:
    sign_in(client, an_account("practitioner", second_factor=False), second_factor=False)
    answer = client.get("/private/real/")
    assert answer.content == b"the words of real"
    assert "no-store" in answer.headers["Cache-Control"]


@with_them
def test_without_the_right_it_is_not_there_and_the_trail_knows(client: Client) -> None:
    user = an_account("finance")
    sign_in(client, user)
    assert client.get("/private/real/").status_code == 404
    event = AuditEvent.objects.get(verb="access.refused")
    assert (event.actor, event.about_kind, event.about_ref) == (
        f"user:{user.ref}",
        "address",
        "private",
    )


@with_them
def test_a_superuser_has_no_role_by_that_alone(client: Client) -> None:
    boss = User.objects.create_superuser("boss@example.org")
    sign_in(client, boss)
    assert client.get("/private/real/").status_code == 404


@with_them
def test_staff_show_their_second_factor_here_too(client: Client) -> None:
    sign_in(client, an_account("officer"), second_factor=False)
    answer = client.get("/private/real/")
    assert answer.headers["Location"].startswith("/account/2fa/reauthenticate/")


@with_them
def test_a_role_that_ended_opens_nothing(client: Client) -> None:
    user = an_account("practitioner", second_factor=False)
    sign_in(client, user, second_factor=False)
    user.grants.update(until_at=clock.now())
    assert client.get("/private/real/").status_code == 404


@with_them
def test_a_refusal_outlives_the_rollback_of_what_was_refused(client: Client) -> None:
    sign_in(client, an_account("practitioner", second_factor=False), second_factor=False)
    assert client.get("/half-done/").status_code == 404
    assert AuditEvent.objects.get(verb="access.refused").about_ref == "s3"
    assert not User.objects.filter(email="half@example.org").exists()


def test_no_superuser_holds_a_permission_of_safeguarding(at: datetime) -> None:
    boss = User.objects.create_superuser("boss@example.org")
    assert boss.has_perm("bookings.change_activity")
    assert not boss.has_perm("safeguarding.view_check")
