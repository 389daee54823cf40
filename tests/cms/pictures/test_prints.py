"""Cards for sharing and strips for mails: printed behind the request, again when a fact changes."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from cms.pages.activity import ActivityPage
from cms.pages.routing import find
from cms.pictures.cards import card_url
from cms.pictures.models import Print
from cms.pictures.prints import facts, making, paper
from kernel.due import parts
from kernel.organisation.models import Organisation
from tests.cms.pages.seeing import statements
from tests.factories.pages import a_drawing, a_live_page, a_photograph, ready
from tests.factories.programme import a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db
AT = datetime(2030, 3, 5, 12, 0, tzinfo=UTC)
CARD, STRIP = Print.Kind.CARD, Print.Kind.STRIP


@pytest.fixture(autouse=True)
def organisation() -> Organisation:
    return Organisation.objects.create(
        pk=1, name="House", short_name="House", town="Saltmere", email="a@b.example"
    )


def _page(title: str = "Clay", **words: object) -> ActivityPage:
    activity = an_activity(title, at=AT)
    a_session(activity, days=3, at=AT)
    a_ticket(activity, at=AT)
    return a_live_page(activity, **words)


def _run(at: datetime = AT) -> None:
    parts.run(at=at, only="prints")


def _stamps() -> dict[tuple[int, str], str]:
    return {(row.page_id, row.kind): row.of for row in Print.objects.all()}


def test_no_page_prints_anything_itself() -> None:
    page = _page()
    for path in (page.url, "/", "/whats-on/", f"/pictures/strip/{page.activity.ref}.png"):
        assert Client().get(path).status_code in (200, 302)
    assert not Print.objects.exists()
    assert card_url(page) == ""


def test_the_timer_prints_a_card_for_every_page_and_a_strip_for_an_activity() -> None:
    page = _page()
    _run()
    kinds = {row.kind for row in Print.objects.filter(page=page)}
    assert kinds == {CARD, STRIP}
    home = Print.objects.filter(kind=CARD).exclude(page=page)
    assert home.count() >= 4
    assert not Print.objects.filter(kind=STRIP).exclude(page=page).exists()


def test_a_card_is_a_png_of_the_right_size_at_an_absolute_address() -> None:
    page = _page()
    _run()
    row = Print.objects.get(page=page, kind=CARD)
    with default_storage.open(row.file) as kept:
        card = Image.open(BytesIO(kept.read()))
    assert (card.format, card.size) == ("PNG", (1200, 630))
    assert card_url(page) == f"http://localhost:8000/media/{row.file}"
    assert card_url(page) in Client().get(page.url).text


def test_run_again_it_prints_nothing() -> None:
    _page()
    _run()
    before = {row.pk: row.file for row in Print.objects.all()}
    _run()
    assert {row.pk: row.file for row in Print.objects.all()} == before


@pytest.mark.parametrize("change", ["title", "date", "picture", "colours", "cut"])
def test_what_stands_on_a_card_prints_it_again(change: str, organisation: Organisation) -> None:
    page = _page()
    _run()
    before = Print.objects.get(page=page, kind=CARD)
    if change == "title":
        page.title = "Another"
        page.save_revision().publish()
    elif change == "date":
        session = page.activity.sessions.get()
        session.starts_at += timedelta(days=1)
        session.ends_at += timedelta(days=1)
        session.save()
    elif change == "picture":
        ActivityPage.objects.filter(pk=page.pk).update(picture=a_drawing())
    elif change == "cut":
        ActivityPage.objects.filter(pk=page.pk).update(cut=3)
    else:
        organisation.flame = "#2F6FDE"
        organisation.save()
    _run()
    after = Print.objects.get(page=page, kind=CARD)
    assert after.of != before.of
    assert after.file != before.file
    assert after.before == before.file
    assert default_storage.exists(before.file)  # whoever still holds the address finds it


def test_only_the_last_but_one_is_kept() -> None:
    page = _page()
    _run()
    first = Print.objects.get(page=page, kind=CARD).file
    for title in ("Second", "Third"):
        ActivityPage.objects.filter(pk=page.pk).update(title=title)
        _run()
    assert not default_storage.exists(first)


def test_words_that_are_not_on_it_print_nothing() -> None:
    page = _page()
    _run()
    before = _stamps()
    ActivityPage.objects.filter(pk=page.pk).update(summary="Other words.")
    _run()
    assert _stamps() == before


def test_a_page_that_is_not_live_has_no_card() -> None:
    page = _page()
    page.unpublish()
    _run()
    assert not Print.objects.filter(page=page).exists()


def test_one_page_that_cannot_be_printed_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    page, other = _page("Bad"), _page("Good")
    real = paper.printed

    def printed(kind: Print.Kind, said: facts.Facts) -> bytes:
        if said.title == "Bad":
            raise MemoryError
        return real(kind, said)

    monkeypatch.setattr(making.paper, "printed", printed)
    _run()
    failed = Print.objects.get(page=page, kind=CARD)
    assert (failed.file, failed.tries, failed.next_try) == ("", 1, AT + timedelta(minutes=4))
    assert Print.objects.get(page=other, kind=CARD).file
    monkeypatch.setattr(making.paper, "printed", real)
    _run(AT + timedelta(minutes=1))
    assert not Print.objects.get(page=page, kind=CARD).file
    _run(AT + timedelta(minutes=5))
    assert Print.objects.get(page=page, kind=CARD).file


@pytest.mark.parametrize(
    "title",
    [
        "Croeso: tŷ, dŵr, llên, Siân, Ŵ",
        "🕯️🏮 Light",
        "🕯️",
        "<b>&amp;</b> & “quotes”",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
        "word " * 50,
        "עברית العربية 漢字",
    ],
)
def test_any_title_can_be_printed(title: str) -> None:
    said = facts.of_one(_page(picture=None))
    odd = facts.Facts(**{name: getattr(said, name) for name in said.__slots__} | {"title": title})
    card = Image.open(BytesIO(paper.printed(CARD, odd)))
    assert card.size == (1200, 630)


@pytest.mark.parametrize("picture", ["drawing", "photograph", "gone", "none"])
def test_any_picture_can_be_printed(picture: str) -> None:
    made = {"drawing": a_drawing, "photograph": lambda: ready(a_photograph()), "none": lambda: None,
            "gone": lambda: ready(a_photograph())}[picture]()  # fmt: skip
    said = facts.of_one(_page(picture=made))
    if picture == "gone":
        default_storage.delete(said.picture)
    assert bool(said.picture) == (picture != "none")
    strip = Image.open(BytesIO(paper.printed(STRIP, said)))
    assert strip.size == (1200, 600)


def test_served_with_its_page_a_card_costs_no_statement() -> None:
    page = _page()
    _run()
    found = find(page.url_path)
    assert found is not None
    assert statements(lambda: card_url(found)) == []


def test_looking_asks_as_much_for_many_pages_as_for_one() -> None:
    def asked() -> int:
        """The vocabulary comes from the cache, save in a transaction that has written it."""
        sent = statements(lambda: list(making._wanted(at=AT)))
        return len([each for each in sent if "cms_" in each or "bookings_session" in each])

    _page("One")
    _run()
    few = asked()
    for number in range(4):
        _page(f"More {number}")
    assert asked() == few


def test_a_mail_shows_the_strip_of_today_or_a_line_that_nobody_sees() -> None:
    page = _page()
    path = f"/pictures/strip/{page.activity.ref}.png"
    nothing = Client().get(path)
    assert Image.open(BytesIO(nothing.content)).size == (600, 1)
    _run()
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(Print.objects.get(page=page, kind=STRIP).file)
    page.unpublish()
    assert Client().get(path).status_code == 200
