"""Standing pages, each of its own kind: visit us, access, people, a season, words alone."""

from typing import Any

from cms.models import (
    AccessPage,
    ActivityPage,
    PeoplePage,
    SeasonPage,
    StandardPage,
    VisitPage,
)
from cms.pages.base import BasePage
from project.demo.load.pictures import picture
from project.demo.load.words import paragraph, paragraphs
from project.demo.reader.reading import Entry

KINDS: dict[str, type[BasePage]] = {
    "standard": StandardPage,
    "visit": VisitPage,
    "access": AccessPage,
    "people": PeoplePage,
    "season": SeasonPage,
}


def page_of(said: Entry, programme: Entry) -> BasePage:
    """The page that the file describes, not in the tree yet."""
    kind = KINDS[said.get("kind", "standard")]
    words: dict[str, Any] = {
        "title": said["title"],
        "slug": said["slug"],
        "intro": paragraph(said["intro"]),
        "body": paragraphs(said["body"]),
        "show_in_menus": True,
    }
    if "picture" in said:
        words["picture"] = picture(said["picture"])
    if kind is PeoplePage:
        words["people"] = [("person", _card(key, programme)) for key in said["people"]]
    if kind is SeasonPage:
        words["gathered"] = _gathered(said["gathers"])
    return kind(**words)


def _card(key: str, programme: Entry) -> dict[str, Any]:
    """Artists with their own words; colleagues with their work, of which the file says little."""
    for one in programme["practitioners"]:
        if one["key"] == key:
            return _person(one["name"], one["practice"], one["bio"])
    one = next(each for each in programme["staff"] if each["key"] == key)
    return _person(one["name"], one["job"], "")


def _person(name: str, role: str, words: str) -> dict[str, Any]:
    return {"name": name, "role": role, "words": words, "picture": None, "agreed": True}


def _gathered(keys: list[str]) -> list[tuple[str, ActivityPage]]:
    pages = {page.slug: page for page in ActivityPage.objects.live().filter(slug__in=keys)}
    return [("activity", pages[key]) for key in keys if key in pages]
