"""One search over what is public: groups, forgiveness, and what it never shows."""

import datetime

import pytest
from django.test import Client

from bookings.catalogue.models import Activity
from cms.pages import house
from cms.pages.stories import StoryPage
from cms.search.words import is_near
from tests.cms.listing.programme import dates_on, the_tenth_of_next_month
from tests.cms.pages.seeing import see, words
from tests.factories.pages import a_page, a_standard_page, publish
from tests.factories.programme import an_activity, soon

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()


def a_story(title: str, *, live: bool = True, **own: object) -> StoryPage:
    stories = house.ensure().stories
    page = stories.add_child(
        instance=StoryPage(
            title=title,
            date=datetime.date(2026, 1, 5),
            live=False,
            locale=stories.locale,
            **own,
        )
    )
    return publish(page) if live else page


@pytest.fixture(autouse=True)
def town() -> None:
    dates_on("Clay Creatures", TENTH, summary="A table of clay and a drawer of wire")
    a_story("The eel that needed nine people", summary="How a lantern came to be")
    a_standard_page("Getting here", "getting-here")


def found(q: str) -> str:
    """The page without its header, footer and the field itself."""
    answer = Client().get("/search/", {"q": q})
    assert answer.status_code == 200
    return words(answer).partition("Search 1 thing")[2] or words(answer)


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("clay", "Clay Creatures"),
        ("CLAY wire", "Clay Creatures"),
        ("creat", "Clay Creatures"),
        ("creature", "Clay Creatures"),
        ("caly", "Clay Creatures"),
        ("craetures", "Clay Creatures"),
        ("lanterns", "The eel that needed nine people"),
        ("the eel", "The eel that needed nine people"),
        ("getting here", "Getting here"),
        ("clay zebra", "Clay Creatures"),
    ],
)
def test_it_finds(q: str, expected: str) -> None:
    assert expected in see(f"/search/?q={q}")


def test_results_stand_in_groups_with_facts() -> None:
    text = see("/search/?q=clay")
    assert "1 thing found" in text
    assert "What’s on 1" in text
    assert "£6" in text


def test_a_title_stands_before_a_mention() -> None:
    dates_on("Wire Birds", TENTH, summary="With a little clay")
    page = Client().get("/search/?q=clay").content.decode()
    assert page.index("Clay Creatures") < page.index("Wire Birds")


def test_a_slip_is_said_aloud() -> None:
    assert "Nothing here says “caly”, so we looked for “clay” too." in see("/search/?q=caly")


def test_some_of_the_words_are_better_than_none_and_it_says_so() -> None:
    assert "Nothing has all of these words." in see("/search/?q=clay+zebra")


@pytest.mark.parametrize("visibility", ["draft", "unlisted", "closed"])
def test_what_is_not_on_show_is_never_found(visibility: str) -> None:
    see("/search/?q=clay")  # known from here on
    Activity.objects.update(visibility=visibility)  # told to nobody
    assert "Clay Creatures" not in see("/search/?q=creatures")


def test_a_draft_is_never_found() -> None:
    a_story("Secret zebra", live=False)
    a_page(an_activity("Hidden zebra", at=soon()))
    text = see("/search/?q=zebra")
    assert "Secret" not in text
    assert "Hidden" not in text


def test_what_is_taken_down_is_gone_at_once() -> None:
    story = StoryPage.objects.get()
    assert "The eel" in see("/search/?q=eel")
    story.unpublish()
    assert "The eel" not in see("/search/?q=eel")


def test_what_is_published_is_found_at_once() -> None:
    see("/search/?q=zebra")
    a_story("The zebra")
    assert "The zebra" in see("/search/?q=zebra")


def test_what_has_been_stands_after_what_is_to_come() -> None:
    past = dates_on("Clay Then", TENTH)
    past.sessions.update(
        starts_at=TENTH.replace(year=TENTH.year - 2), ends_at=TENTH.replace(year=TENTH.year - 1)
    )
    page = Client().get("/search/?q=clay").content.decode()
    assert page.index("Clay Creatures") < page.index("Clay Then")
    assert "No dates at present" in page


@pytest.mark.parametrize(
    ("q", "sentence"),
    [
        ("", "all at once"),
        ("   ", "all at once"),
        ("c", "Type at least two letters"),
        ("!", "Type at least two letters"),
        ("zebra", "Nothing says “zebra”."),
        ("clay " * 40, "We took the first 100 letters"),
    ],
)
def test_each_state_says_what_to_do(q: str, sentence: str) -> None:
    assert sentence in words(Client().get("/search/", {"q": q}))


@pytest.mark.parametrize(
    "q",
    ["\0", "'; DROP TABLE", '"NEAR(', "*", "🕯" * 5_000, "a" * 10_000, "%_%", "<script>x</script>"],
)
def test_hostile_questions_get_a_page(q: str) -> None:
    answer = Client().get("/search/", {"q": q})
    assert answer.status_code == 200
    assert b"<script>x" not in answer.content


def test_it_is_the_same_for_everybody() -> None:
    answer = Client().get("/search/?q=clay")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    assert Client().post("/search/").status_code == 405


def test_every_public_page_leads_to_it() -> None:
    page = Client().get("/support/").content.decode()
    assert 'action="/search/"' in page
    assert 'href="/search/"' in page


@pytest.mark.parametrize(
    ("typed", "word", "slips", "near"),
    [
        ("caly", "clay", 1, True),
        ("lantrens", "lanterns", 1, True),
        ("clay", "play", 1, True),
        ("clay", "plan", 1, False),
        ("dance", "dancer", 1, True),
        ("theater", "theatre", 1, True),
        ("pupetry", "puppetry", 1, True),
        ("abcd", "dcba", 2, False),
    ],
)
def test_how_near_is_near(typed: str, word: str, slips: int, near: bool) -> None:
    assert is_near(typed, word, slips) is near
