"""What stands on a page's card: title, date, place, picture. Read for many pages at once."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from bookings.catalogue import labels, phrases, programme
from bookings.catalogue.facts import ActivityFacts
from cms.pages.base import BasePage
from cms.pictures.models import Picture
from cms.pictures.of_page import form_of, title_of
from cms.pictures.quiet.colours import roles
from cms.pictures.quiet.compose import EDITION, seed_of
from kernel.organisation.house import house

DRAWN = 1  # raise it whenever the card's own look changes


@dataclass(frozen=True, slots=True)
class Facts:
    """`picture` is a stored file, else `form` and `seed` are a quiet picture's."""

    title: str
    when: str
    where: str
    house: str
    language: str
    picture: str
    form: str
    seed: str
    colours: str

    @property
    def stamp(self) -> str:
        said = json.dumps([DRAWN, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def of_all(kinds: Iterable[type[BasePage]], *, at: datetime) -> Iterator[tuple[BasePage, Facts]]:
    """Every live page with its facts: one query a kind, two more for all activities."""
    for kind in kinds:
        pages: list[Any] = list(_live(kind))
        about = {page.activity_id: page.activity for page in pages if _activity(page) is not None}
        found = programme.facts(about.values(), at=at) if about else {}
        for page in pages:
            yield page, of_one(page, found.get(getattr(page, "activity_id", None) or 0))


def of_one(page: Any, facts: ActivityFacts | None = None) -> Facts:
    own = page.social_picture or getattr(page, "picture", None)
    with translation.override(page.locale.language_code):
        when, where = _said(page, facts)
    return Facts(
        title=page.title,
        when=when,
        where=where,
        house=house().short_name,
        language=page.locale.language_code,
        picture=ready_file(own),
        form=form_of(page),
        seed=seed_of(form_of(page), title_of(page), page.cut),
        colours=f"{EDITION}{sorted(roles(house()).items())}",
    )


def ready_file(picture: Picture | None) -> str:
    """The rendition that goes on the card; empty while there is none."""
    files = picture.shown_as if picture is not None else {}
    return str((files.get("square") or files).get("name", ""))


def _live(kind: type[BasePage]) -> Any:
    names = {field.name for field in kind._meta.get_fields()}
    pages = kind.objects.live().select_related(
        *(name for name in ("locale", "social_picture", "picture", "activity") if name in names)
    )
    if "activity" in names:
        pages = pages.annotate(**labels.activity_labels("activity"))
    return pages.defer("body") if "body" in names else pages


def _activity(page: Any) -> Any:
    return getattr(page, "activity", None)


def _said(page: Any, facts: ActivityFacts | None) -> tuple[str, str]:
    """A date and a place as far as there are any; else where the house is."""
    if facts is not None and facts.sessions:
        coming = facts.to_come or facts.sessions
        when = phrases.begins(coming[0]) if len(coming) == 1 else phrases.span(facts)
        return when, ", ".join(phrases.where(facts))
    told = getattr(page, "date", None)
    return (date_format(told, "j F Y") if told else ""), house().town
