"""Who may open a view of our own: `@role_required(Role.OFFICER, …)`.

Anonymous: the sign-in page, for every private address, real or not. Signed in without the right:
404, the same as not there, and the trail says so. Staff show their second factor first, here as in
the admin. A superuser has no role by that alone.

A view that refuses by its object (“not your session”) raises `Refused`, anywhere below. It is the
same 404, written down at the edge, when what the view had begun is rolled back: by the decorator,
since Wagtail turns every 404 below the admin into a page before any middleware hears of it; by the
middleware where a view has none.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import second_factor
from kernel.people.models import User
from kernel.people.roles import STAFF, Role

View = Callable[..., HttpResponseBase]
# What a view declares as `opens_for` where it asks for no role.
EVERYBODY, SIGNED_IN = "everybody", "signed in"


class Refused(Http404):
    """This account may not see this object. `about` is (kind, reference), as in the trail."""

    def __init__(self, about: tuple[str, str]) -> None:
        super().__init__()
        self.about = about
        self.is_written = False


def role_required(*roles: Role) -> Callable[[View], View]:
    """Only accounts that hold one of these roles at this moment."""
    allowed = frozenset(roles)

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            at = clock.now()
            held = request.user.roles(at=at)
            try:
                if not held & allowed:
                    raise Refused(("address", _name_of(request)))
                step = second_factor.missing_step(request, at=at) if held & STAFF else None
                return step or view(request, *args, **kwargs)
            except Refused as refused:
                _write_down(request, refused)
                raise

        guarded.opens_for = allowed  # type: ignore[attr-defined]  # read by the role matrix
        return guarded

    return decorate


def everybody(view: View) -> View:
    """Declares a view that asks for no account: public, or opened by a secret in its address."""
    view.opens_for = EVERYBODY  # type: ignore[attr-defined]  # as above
    return view


def signed_in(view: View) -> View:
    """Any account, whatever its role; strangers are sent to sign in."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.opens_for = SIGNED_IN  # type: ignore[attr-defined]  # as above
    return guarded


class RefusalMiddleware:
    """Writes every `Refused` into the trail; the answer stays the 404 it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Refused):
            _write_down(request, exception)


def _write_down(request: HttpRequest, refused: Refused) -> None:
    if not refused.is_written:
        refused.is_written = True
        trail.refused(by=Actor.of(request), at=clock.now(), about=refused.about)


def _name_of(request: HttpRequest) -> str:
    # The route's name and never the path, which may hold a secret.
    match = request.resolver_match
    return (match.view_name if match else "")[:64]
