"""Feeds of what's on: the same filters as the page, the same for everybody, no cookie."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from cms.feeds import icalendar, json_feed
from cms.feeds.dates import dates, title
from cms.pages.listing.links import query, question_only
from cms.pages.whats_on import WhatsOnPage
from kernel import clock
from kernel.organisation.house import house

KEPT = 300  # seconds that anybody may answer from memory


@require_safe
@conditional_page
def calendar(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    found, asked = dates(request.GET, at=at)
    content = icalendar.written(
        found, title=title(asked, house().short_name), language=get_language() or "en", at=at
    )
    answer = HttpResponse(content, content_type=icalendar.TYPE)
    answer["Content-Disposition"] = 'inline; filename="whats-on.ics"'
    return _for_everybody(answer)


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    found, asked = dates(request.GET, at=clock.now())
    same = question_only(query(asked))
    content = json_feed.written(
        found,
        title=title(asked, house().short_name),
        language=language,
        home=f"{WhatsOnPage.address_in(language)}{same}",
        feed=f"{request.path}{same}",
    )
    return _for_everybody(JsonResponse(content, content_type=json_feed.TYPE))


def _for_everybody(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=KEPT)
    return answer
