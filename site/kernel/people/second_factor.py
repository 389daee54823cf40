"""Staff work behind a second factor: what is still missing, and the middleware that asks for it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import membership, sessions
from kernel.people.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are none
# Leaving must always work; the closed side door only points to ours.
OPEN = {"admin_logout", "closed_admin_login"}


def missing_step(request: HttpRequest, *, at: datetime) -> HttpResponse | None:
    """What a signed-in member of staff must do first: sign in again, enrol, or show the factor."""
    here = request.get_full_path()
    if sessions.is_over(request, at=at):
        logout(request)
        return redirect_to_login(here)
    sessions.note_use(request, at=at)
    return missing_factor(request)


def missing_factor(request: HttpRequest) -> HttpResponse | None:
    """To enrol, or to show the factor: for whoever signed in without it."""
    if not _is_enrolled(request):
        return redirect("mfa_activate_totp")
    if not _has_shown_it(request):
        here = request.get_full_path()
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': here})}")
    return None


@receiver(authenticator_added)
def setting_it_up_shows_it(
    request: HttpRequest, user: User, authenticator: Authenticator, **_: Any
) -> None:
    """Whoever has just typed the app's first code is not asked for its next one at once."""
    if authenticator.type in FACTORS:
        record_authentication(
            request, user, method="mfa", id=authenticator.pk, type=authenticator.type
        )


def _is_enrolled(request: HttpRequest) -> bool:
    user = request.user
    own = Authenticator.objects.filter(type__in=FACTORS)
    return isinstance(user, User) and own.filter(user=user).exists()


def _has_shown_it(request: HttpRequest) -> bool:
    user = request.user
    records = get_authentication_records(request, user if isinstance(user, User) else None)
    return any(record.get("method") == "mfa" for record in records)


class StaffSecondFactorMiddleware:
    """Before every address of the admin: nobody sees any of it without role and second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.admin):
            return self.get_response(request)
        answer = self._turned_away(request) or self.get_response(request)
        add_never_cache_headers(answer)
        return answer

    def _turned_away(self, request: HttpRequest) -> HttpResponse | None:
        if _name_of(request) in OPEN:
            return None
        user, at = request.user, clock.now()
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if not user.is_staff_at(at):
            trail.refused(by=Actor.of(request), at=at, about=("address", "admin"))
            return render(request, "account/no_admin.html", status=403)
        if answer := missing_step(request, at=at):
            return answer
        membership.sync(user, at=at)
        return None


def _name_of(request: HttpRequest) -> str | None:
    # Middleware runs before the resolver has said where this leads.
    try:
        request.resolver_match = resolve(request.path_info)
    except Resolver404:
        return None
    return request.resolver_match.view_name
