"""Which roles come to which of Wagtail's own screens: what stands here for nobody is closed.

Wagtail opens choosers, reports and histories to everybody who may enter its admin. A role of ours
gets there what its work needs; the rest is not there, and the trail says who tried. Its users and
groups would give what no grant says (`kernel.people.staff`), so they are closed to all.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import page_not_found
from wagtail.coreutils import resolve_model_string

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import User
from kernel.people.roles import STAFF, Role

WRITERS = frozenset({Role.EDITOR, Role.OFFICER})
# By the first word of the address below the admin.
SCREENS: dict[str, frozenset[Role]] = {
    # The frame: home, one's own account, signs and words that every screen needs.
    **dict.fromkeys(("", "account", "sprite", "jsi18n", "dismissibles"), STAFF),
    # Pages and what their editor reaches for.
    **dict.fromkeys(
        (
            *("pages", "api", "bulk", "choose-page", "choose-external-link", "choose-email-link"),
            *("choose-phone-link", "choose-anchor-link", "tag-autocomplete", "block-preview"),
            *("editing-sessions", "embeds", "images", "documents", "reports"),
        ),
        WRITERS,
    ),
    "redirects": frozenset({Role.EDITOR}),
}
# Leaving must always work; the closed side door only points to ours.
DOORS = {"login", "logout"}
# Whoever keeps the machine reaches the rest by the owner's account, but never accounts and groups.
CLOSED = {"users", "groups", "password_reset", "failwhale", "test404"}


def opens_for(path: str) -> frozenset[Role]:
    """The roles that come to a screen of Wagtail's at this path below the site."""
    return SCREENS.get(_word(path), frozenset())


def is_wagtails(view: Callable[..., Any], path: str) -> bool:
    """Whether the screen is Wagtail's own; one of a model of ours asks for our permission."""
    made = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
    if not str(made.__module__).startswith("wagtail."):
        return False
    word = _word(path)
    if word in DOORS:
        return False
    return word in SCREENS or word in CLOSED or not _is_of_ours(view)


def _is_of_ours(view: Callable[..., Any]) -> bool:
    model = getattr(view, "view_initkwargs", {}).get("model")
    found = resolve_model_string(model) if isinstance(model, str) else model
    return found is not None and not found.__module__.startswith("wagtail.")


class WagtailScreensMiddleware:
    """After the second factor: the account is known, and enters the admin at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        path = request.path_info
        if not path.startswith(self.admin) or not is_wagtails(view, path):
            return None
        user, at = request.user, clock.now()
        if not isinstance(user, User):
            return None
        word = _word(path)
        is_open = (user.is_superuser and word not in CLOSED) or (
            user.roles(at=at) & opens_for(path)
        )
        if is_open or (_is_nowhere(request) and word not in CLOSED):
            return None
        match = request.resolver_match
        about = ("address", (match.view_name if match else "")[:64])
        trail.refused(by=Actor.of(request), at=at, about=about)
        # As Wagtail answers for what is not there.
        return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")


def _word(path: str) -> str:
    return path.removeprefix(reverse("wagtailadmin_home")).partition("/")[0]


def _is_nowhere(request: HttpRequest) -> bool:
    """Wagtail's last address takes everything and answers that nothing is there."""
    return request.resolver_match is not None and not request.resolver_match.url_name
