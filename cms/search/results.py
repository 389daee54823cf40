"""What was found, as it is now: read from the database again, in groups, with live facts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from bookings.catalogue import labels
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.addresses import page_address
from cms.pages.listing import cards
from cms.pages.listing.entries import with_facts
from cms.search.reading import Text

MOST = 12  # shown in a group
ENOUGH = 60  # looked at


def groups(texts: list[Text], *, language: str, at: datetime) -> list[dict[str, Any]]:
    """Four queries at most. Empty groups are left out."""
    by_group: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if len(by_group[text.group]) < ENOUGH:
            by_group[text.group].append(text)
    others = [text for key, own in by_group.items() if key != "activities" for text in own]
    live = _live(others, language)
    made = [
        _group("activities", _("What’s on"), _activities(by_group["activities"], language, at=at)),
        *(
            _group(key, title, [_row(text, live) for text in by_group[key] if text.pk in live])
            for key, title in (
                ("stories", _("Stories")),
                ("campaigns", _("Campaigns")),
                ("pages", _("Pages")),
            )
        ),
    ]
    return [group for group in made if group["count"]]


def _group(key: str, title: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"key": key, "title": title, "count": len(rows), "rows": rows[:MOST]}


def _activities(texts: list[Text], language: str, *, at: datetime) -> list[dict[str, Any]]:
    """On show only. What one can still come to stands before what has been."""
    if not texts:
        return []
    place = {text.pk: number for number, text in enumerate(texts)}
    pages = (
        ActivityPage.objects.live()
        .filter(
            pk__in=place,
            locale__language_code=language,
            activity__visibility=Activity.Visibility.PUBLIC,
        )
        .select_related("activity", "picture", "locale")
        .annotate(**labels.activity_labels("activity"))
        .defer("body")
    )
    found = with_facts(pages, at=at)
    found.sort(key=lambda pair: (not pair[1].to_come, place[pair[0].pk]))
    return [
        {**cards.small(page, facts), "words": page.summary or page.subtitle}
        if facts.to_come
        else _past(page)
        for page, facts in found
    ]


def _past(page: ActivityPage) -> dict[str, Any]:
    return {
        "title": page.title,
        "url": page.address,
        "words": page.summary or page.subtitle,
        "lines": [_("No dates at present")],
    }


def _live(texts: Iterable[Text], language: str) -> dict[int, dict[str, str]]:
    rows = Page.objects.live().filter(
        pk__in=[text.pk for text in texts], locale__language_code=language
    )
    return {
        pk: {"title": title, "url": page_address(path, language)}
        for pk, title, path in rows.values_list("pk", "title", "url_path")
    }


def _row(text: Text, live: dict[int, dict[str, str]]) -> dict[str, Any]:
    words = " ".join((text.words or text.body).split())
    return {**live[text.pk], "words": Truncator(words).chars(180)}
