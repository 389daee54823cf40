"""What a page says, as plain text: its title, its own fields, and words that facts lend it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.apps import apps
from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from bookings.catalogue import labels
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.vocabulary import vocabulary
from bookings.catalogue.words import word
from cms.pages.activity import ActivityPage
from cms.pages.base import BasePage
from cms.pages.stories import StoryPage
from cms.pages.support import CampaignPage

GROUPS: dict[type[BasePage], str] = {
    ActivityPage: "activities",
    StoryPage: "stories",
    CampaignPage: "campaigns",
}
PAGES = "pages"
OF_EVERY_PAGE = {field.name for field in Page._meta.get_fields()}


@dataclass(frozen=True, slots=True)
class Text:
    """One page. `lead` is read before `body`, `title` before both."""

    pk: int
    group: str
    title: str
    words: str  # one line to show
    lead: str
    body: str


def texts(language: str) -> Iterator[Text]:
    """Every live page of a language: a query for each kind, and one for the dates' own titles."""
    lent = _lent()
    for kind in apps.get_models():
        if issubclass(kind, BasePage):
            yield from _of_kind(kind, language, lent)


def _of_kind(kind: type[BasePage], language: str, lent: dict[int, list[str]]) -> Iterator[Text]:
    pages = kind.objects.live().filter(locale__language_code=language)
    if issubclass(kind, ActivityPage):
        pages = pages.filter(activity__visibility=Activity.Visibility.PUBLIC)
        pages = pages.select_related("activity").annotate(**labels.activity_labels("activity"))
    for page in pages:
        short, long = _own_words(page)
        more = _facts(page, lent) if isinstance(page, ActivityPage) else []
        yield Text(
            pk=page.pk,
            group=GROUPS.get(kind, PAGES),
            title=page.title,
            words=next((words for words in [page.search_description, *short] if words), ""),
            lead=" ".join([page.search_description, *short]),
            body=" ".join([*long, *more]),
        )


def _own_words(page: BasePage) -> tuple[list[str], list[str]]:
    """Lines of the page's kind, and its long texts."""
    short, long = [], []
    for field in page._meta.concrete_fields:
        if field.name in OF_EVERY_PAGE:
            continue
        value = getattr(page, field.name)
        if isinstance(field, StreamField):
            long += field.stream_block.get_searchable_content(value)
        elif isinstance(field, RichTextField):
            short.append(unescape(strip_tags(value.replace("<", " <"))).strip())
        elif isinstance(field, models.CharField | models.TextField) and not field.choices:
            short.append(value)
    return short, long


def _facts(page: ActivityPage, lent: dict[int, list[str]]) -> list[str]:
    known, activity = vocabulary(), page.lend_labels().activity
    if activity is None:
        return []
    terms = [
        *labels.terms(getattr(activity, "art_form_keys", ""), known.art_forms),
        *labels.terms(getattr(activity, "access_keys", ""), known.access),
    ]
    return [*(term.label for term in terms), word(activity, "age_label"), *lent[activity.pk]]


def _lent() -> dict[int, list[str]]:
    """Titles of single dates and names of places, by activity."""
    found: dict[int, list[str]] = defaultdict(list)
    rows: Iterable[tuple[int, str, str, str]] = (
        Session.objects.filter(activity__visibility=Activity.Visibility.PUBLIC)
        .order_by()
        .values_list("activity_id", "title_en", "title_cy", "venue__title_en")
        .distinct()
    )
    for activity, *said in rows:
        found[activity] += [each for each in said if each]
    return found
