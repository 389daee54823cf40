"""Feeds of what's on: the same filters as the page, the same for everybody, no cookie."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.feeds import icalendar, json_feed
from cms.feeds.dates import dates, title
from cms.pages.listing.links import query, question_only
from cms.pages.listing.question import NAMES
from cms.pages.whats_on import WhatsOnPage
from kernel import clock
from kernel.freshness.public import shared
from kernel.organisation.house import house
from kernel.people.access import everybody


@everybody
@require_safe
@shared(names=NAMES)
def calendar(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    found, asked = dates(request.GET, at=at)
    content = icalendar.written(
        found, title=title(asked, house().short_name), language=get_language() or "en", at=at
    )
    answer = HttpResponse(content, content_type=icalendar.TYPE)
    answer["Content-Disposition"] = 'inline; filename="whats-on.ics"'
    return answer


@everybody
@require_safe
@shared(names=NAMES)
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
    return JsonResponse(content, content_type=json_feed.TYPE)
