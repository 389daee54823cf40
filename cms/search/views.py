"""The search page: one field, answers in groups, the same for everybody."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.views.decorators.http import require_safe

from cms.pages.addresses import root_path
from cms.pages.whats_on import WhatsOnPage
from cms.search.finding import find
from cms.search.index import index
from cms.search.results import groups
from cms.search.words import LONGEST, SHORTEST, asked_for
from kernel import clock
from kernel.freshness.public import shared
from kernel.people.access import everybody


@everybody
@require_safe
@shared(names=("q",))
def search(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    return render(
        request,
        "cms/search/search.html",
        {
            **_found(request.GET.get("q", ""), language),
            "other_language": _other(language),
        },
    )


def _found(typed: str, language: str) -> dict[str, Any]:
    """`state`: empty, short, none or some; a question too long is cut, and says so."""
    typed = " ".join(typed.replace("\0", " ").split())
    asked, is_cut = typed[:LONGEST], len(typed) > LONGEST
    words = asked_for(asked)
    context: dict[str, Any] = {"q": asked, "is_cut": is_cut, "longest": LONGEST, "state": "empty"}
    if not asked:
        return context
    if not any(len(word) >= SHORTEST for word in words):
        return {**context, "state": "short"}
    found = find(words, index(language))
    seen = groups(found.texts, language=language, at=clock.now())
    count = sum(group["count"] for group in seen)
    return {
        **context,
        "state": "some" if count else "none",
        "whats_on": "" if count else WhatsOnPage.address_in(language),
        "groups": seen,
        "only_some": found.some and count > 0,
        "read_as": [{"typed": typed, "word": word} for typed, word in found.read_as.items()],
        "count": ngettext("%(count)d thing found", "%(count)d things found", count)
        % {"count": count},
    }


def _other(language: str) -> dict[str, str] | None:
    """The search in the other language, where the house has pages in it."""
    for code, name in settings.LANGUAGES:
        if code != language and root_path(code):
            with override(code):
                return {"code": code, "name": name, "url": reverse("search")}
    return None
