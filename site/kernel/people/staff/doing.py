"""One form about accounts: shown, or done once, and back to where one came from."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.accounts import CannotCreate, CannotGrant
from kernel.people.models import User
from kernel.people.staff.forms import OnceForm

BOTH = require_http_methods(["GET", "POST"])
Act = Callable[..., object]


def about(request: HttpRequest, user: User, form: OnceForm, act: Act, **words: Any) -> HttpResponse:
    back = reverse("desk_account", args=[user.ref])
    crumbs = [
        (_("Accounts and roles"), reverse("desk_accounts")),
        (user.get_full_name(), back),
    ]
    return done(request, form, act, back=back, crumbs=crumbs, **words)


def done(
    request: HttpRequest,
    form: OnceForm,
    act: Act,
    *,
    back: str,
    said: str,
    crumbs: list[tuple[str, str]] | None = None,
    **words: Any,
) -> HttpResponse:
    """The form; or what it says, once, and the way back."""
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        try:
            with trail.act(by=by, at=at):
                _before, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    act(by=by, at=at)
        except (CannotCreate, CannotGrant) as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, said)
            return redirect(back)
    return frame.show(
        request,
        "kernel/desk/form.html",
        icon="group",
        crumbs=crumbs or [(_("Accounts and roles"), reverse("desk_accounts"))],
        form=form,
        back=back,
        **words,
    )


def found(ref: str) -> User:
    user = User.objects.filter(ref=ref).first() if ref.isalnum() else None
    if user is None:
        raise Http404
    return user


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
