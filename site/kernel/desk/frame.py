"""Our own screens in the frame of Wagtail's admin; the one place that knows how it is dressed."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

LONGEST_ADDRESS = 300


def show(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    icon: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    **context: Any,
) -> HttpResponse:
    """A screen under the house's menu. `crumbs` are (title, address) between Home and here."""
    trail = [(_("Home"), reverse("wagtailadmin_home")), *crumbs, (title, "")]
    return render(
        request,
        template,
        {
            "page_title": title,
            "header_title": title,
            "header_icon": icon,
            "breadcrumbs_items": [{"label": label, "url": url} for label, url in trail],
            **context,
        },
    )


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from (`next`), if that is an address of ours; else `otherwise`."""
    asked = str(get_valid_next_url_from_request(request))
    # A path from the root: `redirect` takes a bare word for the name of a view.
    is_ours = asked.startswith("/") and len(asked) <= LONGEST_ADDRESS
    return asked if is_ours else otherwise


def with_way_back(address: str, back: str) -> str:
    """`address`, which will lead back to `back`."""
    return f"{address}?{urlencode({'next': back})}"


def say(request: HttpRequest, sentence: str) -> None:
    """Told on the next screen: what has just been done."""
    messages.success(request, sentence)


def warn(request: HttpRequest, sentence: str) -> None:
    """Told on the next screen: done, but look at this."""
    messages.warning(request, sentence)
