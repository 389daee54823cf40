"""“Is it still you?”: what opens most asks for a proof of the last quarter of an hour.

    @role_required(Role.DSL)
    @recently_proved
    @require_POST
    def reveal(request, …): …

Signing in counts, and so does proving it here: by the second factor where the account has one, by
the password where it has not. The question is put in answer to the request itself, and carries
what was typed through in hidden fields: nothing is kept on the way, and nothing is lost.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows import reauthentication
from allauth.core import ratelimit
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import second_factor
from kernel.people.forms import PasswordAgain, SecondFactorAgain
from kernel.people.models import User

View = Callable[..., HttpResponseBase]
FRESH = timedelta(minutes=15)
PREFIX = "proof"  # of our own fields among those of the form that is held up
ASKED = f"{PREFIX}-asked"  # this is an answer to the question
LOOK = f"{PREFIX}-look"  # nothing was sent before it: somebody only wants to see the page


def recently_proved(view: View) -> View:
    """Goes right below `role_required`: who may open it at all is asked first."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return proof_wanted(request) or view(request, *args, **kwargs)

    guarded.asks_proof = True  # type: ignore[attr-defined]  # read by the role matrix
    return guarded


def behind_second_factor(view: View) -> View:
    """For the team, who may sign in without one: before checks and needs it is shown, once."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return second_factor.missing_factor(request) or view(request, *args, **kwargs)

    return guarded


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Whether this session has proved within the last quarter of an hour whose it is."""
    user = request.user
    if not isinstance(user, User):
        return False
    wanted = "mfa" if is_mfa_enabled(user) else "password"
    times = [
        record["at"]
        for record in get_authentication_records(request, user)
        if record.get("method") == wanted
    ]
    # The clock may have been set back: a proof of tomorrow is none.
    return any(0 <= at.timestamp() - time < FRESH.total_seconds() for time in times)


def proof_wanted(request: HttpRequest) -> HttpResponse | None:
    """The question, or nothing when it is answered: for views that ask it in one case only."""
    user = request.user
    if not isinstance(user, User):
        return redirect_to_login(request.get_full_path())
    if is_fresh(request, at=clock.now()):
        return _gone_on(request)
    kind = _kind(user)
    if kind is None:
        return redirect("mfa_activate_totp")
    is_answer = request.method == "POST" and ASKED in request.POST
    if not is_answer:
        return _question(request, kind(user=user, prefix=PREFIX))
    if slow_down := ratelimit.consume_or_429(request, action="reauthenticate", user=user):
        return slow_down
    form = kind(request.POST, user=user, prefix=PREFIX)
    if not form.is_valid():
        return _question(request, form)
    _record(request, user, form)
    return _gone_on(request)


def _kind(user: User) -> type[PasswordAgain] | type[SecondFactorAgain] | None:
    if is_mfa_enabled(user):
        return SecondFactorAgain
    return PasswordAgain if user.has_usable_password() else None


def _record(request: HttpRequest, user: User, form: forms.Form) -> None:
    if isinstance(form, SecondFactorAgain):
        form.save()
    else:
        reauthentication.reauthenticate_by_password(request)
    by = Actor.of(request)
    with trail.act(by=by, at=clock.now()) as noted:
        noted.note("account.proved", about=("account", user.ref))


def _gone_on(request: HttpRequest) -> HttpResponse | None:
    """To the page that somebody wanted to see; else the view gets what was sent, without ours."""
    if request.method != "POST" or ASKED not in request.POST:
        return None
    if LOOK in request.POST:
        return HttpResponseRedirect(request.get_full_path())
    sent = request.POST.copy()
    for name in [name for name in sent if _is_ours(name)]:
        del sent[name]
    request.POST = sent  # type: ignore[assignment]  # a QueryDict as it was
    return None


def _question(request: HttpRequest, form: forms.Form) -> HttpResponse:
    held = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not _is_ours(name) and name != "csrfmiddlewaretoken"
    ]
    context = {
        "form": form,
        "private": True,
        "held": held,
        "is_look": request.method != "POST" or LOOK in request.POST,
        "had_file": bool(request.FILES),
        "by_password": isinstance(form, PasswordAgain),
        "here": request.get_full_path(),
    }
    return render(request, "account/prove.html", context)


def _is_ours(name: str) -> bool:
    return name.startswith(f"{PREFIX}-")
