"""What's on: what is listed, each filter, and addresses that ask for nonsense."""

import pytest
from django.test import Client

from bookings.catalogue.models import AccessFeature, Activity, ArtForm
from bookings.ordering.models import TicketType
from tests.cms.pages.seeing import see, words
from tests.factories.pages import a_live_page
from tests.factories.programme import a_session, a_ticket, a_venue, an_activity, soon

pytestmark = pytest.mark.django_db
LIST = "/whats-on/"


@pytest.fixture
def programme() -> dict[str, Activity]:
    """Clay for small children on Saturday, free; a talk for adults, £8; both at the house."""
    at = soon()
    clay = an_activity("Clay Creatures", at=at, min_age=5, max_age=7)
    talk = an_activity("Why We Light Lanterns", at=at, min_age=18)
    for activity, days, pence in ((clay, 3, 0), (talk, 40, 800)):
        a_session(activity, days=days, at=at)
        a_ticket(activity, pence=pence, at=at)
    clay.art_forms.add(ArtForm.objects.create(key="visual", title_en="Art and making"))
    talk.art_forms.add(ArtForm.objects.create(key="words", title_en="Words and stories"))
    clay.access.add(AccessFeature.objects.create(key="relaxed", title_en="Relaxed"))
    loop = AccessFeature.objects.create(key="hearing_loop", title_en="Hearing loop")
    talk.sessions.get().access.add(loop)
    a_live_page(clay, summary="A table of clay and a drawer of wire")
    a_live_page(talk)
    return {"clay": clay, "talk": talk}


def _found(query: str) -> set[str]:
    text = see(f"{LIST}?{query}").partition("Nearest to it")[0]
    return {name for name in ("Clay Creatures", "Why We Light Lanterns") if name in text}


CLAY, TALK = {"Clay Creatures"}, {"Why We Light Lanterns"}


def test_everything_to_come_is_listed(programme: dict[str, Activity]) -> None:
    assert _found("") == CLAY | TALK


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=CLAY", CLAY),
        ("q=wire+drawer", CLAY),
        ("q=clay+lanterns", set()),
        ("age=5-7", CLAY),
        ("age=6", CLAY),
        ("age=adults", TALK),
        ("age=schools", set()),
        ("art_form=visual", CLAY),
        ("art_form=visual&art_form=words", CLAY | TALK),
        ("access=relaxed", CLAY),
        ("access=hearing_loop", TALK),
        ("access=relaxed&access=hearing_loop", set()),
        ("venue=house", CLAY | TALK),
        ("price=free", CLAY),
        ("price=10", CLAY | TALK),
        ("price=pwyc", set()),
        ("available=1", CLAY | TALK),
    ],
)
def test_each_filter(programme: dict[str, Activity], query: str, expected: set[str]) -> None:
    assert _found(query) == expected


def test_days_from_and_to(programme: dict[str, Activity]) -> None:
    near = programme["clay"].sessions.get().starts_at.date()
    assert _found(f"from={near}&to={near}") == CLAY
    assert _found(f"to={near}&from={near}") == CLAY
    assert _found("from=2020-01-01&to=2020-02-01") == CLAY | TALK  # too far off to be meant


def test_a_month_and_words_for_near(programme: dict[str, Activity]) -> None:
    later = programme["talk"].sessions.get().starts_at
    assert _found(f"when={later:%Y-%m}") >= TALK
    assert _found("when=today") == set()


def test_what_is_full_is_not_available(programme: dict[str, Activity]) -> None:
    pool = programme["clay"].sessions.get().pools.get()
    pool.taken = pool.capacity
    pool.save()
    assert _found("available=1") == TALK
    assert "Full. Places do come back." in see(LIST)


def test_another_venue_holds_nothing_of_ours(programme: dict[str, Activity]) -> None:
    a_venue("quay")
    assert _found("venue=quay") == set()


def test_nothing_that_fits_is_said_and_a_way_out_is_offered(programme: dict) -> None:
    text = see(f"{LIST}?q=zebra")
    assert "Nothing fits all of that." in text
    assert "Show everything" in text


@pytest.mark.parametrize("visibility", ["draft", "unlisted", "closed"])
def test_what_is_not_on_show_is_not_listed(programme: dict[str, Activity], visibility: str) -> None:
    Activity.objects.filter(pk=programme["clay"].pk).update(visibility=visibility)
    assert _found("") == TALK


def test_what_has_been_leaves_the_list(programme: dict[str, Activity]) -> None:
    past = soon()
    programme["clay"].sessions.update(
        starts_at=past.replace(year=past.year - 1), ends_at=past.replace(year=past.year)
    )
    assert _found("") == TALK


def test_a_run_has_one_row_and_single_dates_have_their_own() -> None:
    at = soon()
    for title, scope, way in (
        ("The Run", TicketType.Scope.ALL, Activity.Way.ALL),
        ("The Singles", TicketType.Scope.EACH, Activity.Way.EACH),
    ):
        activity = an_activity(title, at=at, way_in=way)
        for days in (3, 10, 17):
            a_session(activity, days=days, at=at)
        a_ticket(activity, scope=scope, at=at)
        a_live_page(activity)
    page = Client().get(LIST).content.decode()
    assert page.count(">The Run</a></h3>") == 1
    assert page.count(">The Singles</a></h3>") == 3


@pytest.mark.parametrize(
    "query",
    [
        "age=-1",
        "age=99999999999999999999",
        "age=%00",
        "art_form=<script>",
        "art_form=" + "a" * 10_000,
        "access=nope&access=relaxed%00",
        "venue='; DROP TABLE x",
        "price=-5",
        "price=🕯",
        "from=2026-13-45",
        "to=9999-99-99",
        "when=never",
        "when=0000-00",
        "from=٢٠٢٦-١٢-٠١",
    ],
)
def test_hostile_values_are_left_out_aloud(programme: dict, query: str) -> None:
    text = see(f"{LIST}?{query}")
    assert "so we left it out" in text
    assert "Why We Light Lanterns" in text


@pytest.mark.parametrize("query", ["q=%00%00", "q=" + "🕯" * 5_000, "page=-7", "page=9e99", "%00=1"])
def test_other_nonsense_gets_a_page(query: str) -> None:
    assert Client().get(f"{LIST}?{query}").status_code == 200


def test_what_was_typed_is_shown_as_words_and_not_as_markup() -> None:
    answer = Client().get(LIST, {"q": '"><script>alert(1)</script>'})
    assert b"<script>alert(1)" not in answer.content
    assert "Nothing fits" in words(answer)
