"""A public page is made once, and anew as soon as a fact or a word of it changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from bookings.catalogue import programme, scheduling
from bookings.catalogue.models import Activity, Session
from bookings.ordering import expiry
from bookings.ordering.models import TicketType
from bookings.planning.models import Finding
from cms.navigation.models import Navigation
from cms.pages.activity import ActivityPage
from cms.pictures.models import Picture
from fundraising.campaigns.models import Campaign
from kernel.freshness import gathering, hearing
from kernel.organisation.models import Organisation
from tests.factories.bookings import a_hold
from tests.factories.pages import a_drawing, a_live_page
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
HOME, WHATS_ON, EVENING = "/", "/whats-on/", "/whats-on/print-evening/"


@pytest.fixture(autouse=True)
def evening(transactional_db: None) -> Session:
    """One evening in a week for ten people, at six pounds, on a page with a picture."""
    at = soon()
    Organisation.objects.update_or_create(pk=1, defaults={"name": "Tallow", "email": "a@b.example"})
    activity = an_activity(at=at)
    session = a_session(activity, at=at)
    a_ticket(activity, at=at)
    a_live_page(activity, summary="Ink to the elbows.", picture=a_drawing())
    return session


def _statements(path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(path, headers=headers or None).status_code == 200
    return len(asked)


def _warm(*paths: str) -> None:
    """Twice: the first look may still write down what it made of a picture."""
    for path in paths * 2:
        Client().get(path)


def _words(path: str) -> str:
    return Client().get(path).content.decode()


KEPT = [
    *(HOME, WHATS_ON, EVENING, "/news/", "/support/", "/whats-on/?age=adults&available=1"),
    *("/whats-on/feed.json", "/whats-on/calendar.ics", f"{EVENING}dates.ics"),
    *("/search/?q=ink", "/sitemap.xml"),
]


@pytest.mark.parametrize("path", KEPT)
def test_the_second_visitor_asks_the_database_nothing(path: str) -> None:
    _warm(path)
    assert _statements(path) == 0


def _book(session: Session) -> None:
    a_hold(session, TicketType.objects.get(), at=soon())


def _move(session: Session) -> None:
    day = timedelta(days=1)
    Session.objects.update(starts_at=session.starts_at + day, ends_at=session.ends_at + day)


def _price(_session: Session) -> None:
    TicketType.objects.update(price_pence=725)


def _gate(session: Session) -> None:
    Finding.objects.create(
        session=session, light=Finding.Light.RED, stops_opening=True, text="…", found_at=soon()
    )


def _page() -> ActivityPage:
    return ActivityPage.objects.get()


def _publish(_session: Session) -> None:
    page = _page()
    page.summary = "Ink to the shoulders."
    page.save_revision().publish()


CHANGES: dict[str, Callable[[Session], Any]] = {
    "a place is taken": _book,
    "a date is moved": _move,
    "the price is another": _price,
    "the gate is shut": _gate,
    "a date is cancelled": lambda session: scheduling.cancel_session(
        session=session, by=OFFICER, at=soon()
    ),
    "new words are published": _publish,
    "the page is taken down": lambda _session: _page().unpublish(),
    "the activity is hidden": lambda _session: Activity.objects.update(visibility="unlisted"),
    "the house has another name": lambda _session: Organisation.objects.update(short_name="Wick"),
    "the house has other colours": lambda _session: Organisation.objects.update(flame="#006666"),
}
PICTURED: dict[str, Callable[[], Any]] = {
    "another picture": lambda: ActivityPage.objects.update(picture=a_drawing("Other")),
    "the picture is gone": lambda: _page().picture.delete(),
    "it looks another way": lambda: Picture.objects.update(focal_point_x=7),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen_by_the_next_visitor(evening: Session, change: Callable[..., Any]) -> None:
    _warm(WHATS_ON)
    before = _words(WHATS_ON)
    change(evening)
    assert _words(WHATS_ON) != before


@pytest.mark.parametrize("change", PICTURED.values(), ids=PICTURED.keys())
def test_a_picture_that_changes_makes_its_pages_stale(change: Callable[[], Any]) -> None:
    """How it looks is made behind the request, so the page may say the same for a moment."""
    _warm(WHATS_ON)
    change()
    assert _statements(WHATS_ON) > 0


@pytest.mark.parametrize(
    "change", [CHANGES[name] for name in ("a place is taken", "new words are published")]
)
def test_without_the_purge_the_old_page_would_stand(
    evening: Session, change: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the guard is the ear that hears what is written."""
    monkeypatch.setattr(hearing.Ear, "_changed", lambda self, word: None)
    _warm(WHATS_ON)
    before = _words(WHATS_ON)
    change(evening)
    assert _words(WHATS_ON) == before


def test_a_place_given_back_is_seen(evening: Session) -> None:
    _book(evening)
    _warm(EVENING)
    before = _words(EVENING)
    late = soon().replace(year=soon().year + 1)
    expiry.release_expired(at=late, sessions=[evening])
    assert _words(EVENING) != before


def test_a_page_in_the_menu_and_a_campaign_are_seen() -> None:
    _warm(HOME, "/support/")
    Navigation.objects.create(site=Site.objects.get())
    Campaign.objects.update(target_pence=1)
    assert _statements(HOME) > 0
    assert _statements("/support/") > 0


def test_typing_a_draft_makes_nothing_stale() -> None:
    _warm(HOME, WHATS_ON, EVENING)
    page = _page()
    page.summary = "Only a thought."
    page.save_revision()
    assert [_statements(path) for path in (HOME, WHATS_ON, EVENING)] == [0, 0, 0]


def test_who_books_elsewhere_leaves_the_news_as_it_is(evening: Session) -> None:
    _warm("/news/")
    _book(evening)
    assert _statements("/news/") == 0


def _while_it_is_made(monkeypatch: pytest.MonkeyPatch, change: Callable[[], Any]) -> None:
    """Somebody commits `change` when the facts of a page have been read and it is not yet kept."""
    real, once = programme.facts, [change]

    def slowly(*args: Any, **options: Any) -> Any:
        found = real(*args, **options)
        if once:
            once.pop()()
        return found

    monkeypatch.setattr(programme, "facts", slowly)


def test_a_page_made_before_a_change_is_not_kept_after_it(
    evening: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _while_it_is_made(monkeypatch, lambda: all_at_once(lambda: _price(evening)))
    assert "£6" in _words(EVENING)
    assert "£7.25" in _words(EVENING)


def test_with_tokens_taken_late_the_page_made_before_would_stick(
    evening: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the race."""
    _warm(EVENING)
    _book(evening)
    note, late = gathering.note, []
    monkeypatch.setattr(gathering, "note", late.append)

    def change_and_then_look() -> None:
        all_at_once(lambda: _price(evening))
        for words in late:
            note(words)

    _while_it_is_made(monkeypatch, change_and_then_look)
    assert "£6" in _words(EVENING)
    assert "£7.25" not in _words(EVENING)
