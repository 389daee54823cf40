"""Pictures are made ready behind the request: a page makes none, the timer makes them all."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from cms.pictures import renditions, showing, warming
from cms.pictures.models import Picture, Rendition
from cms.pictures.showing import shown
from kernel.due import nudge, parts
from tests.factories.pages import a_drawing, a_live_page, a_photograph, ready
from tests.factories.programme import a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db
AT = datetime(2030, 3, 5, 12, 0, tzinfo=UTC)


def _page_with_a_photograph(at: datetime) -> str:
    activity = an_activity("Clay", at=at)
    a_session(activity, days=3, at=at)
    a_ticket(activity, at=at)
    return a_live_page(activity, picture=a_photograph()).url


def test_a_page_makes_no_rendition_and_shows_the_quiet_picture_meanwhile() -> None:
    path = _page_with_a_photograph(AT)
    for address in (path, "/whats-on/", "/"):
        answer = Client().get(address)
        assert answer.status_code == 200
    assert "/pictures/quiet/" in Client().get(path).text
    assert not Rendition.objects.exists()


def test_control_a_page_that_made_them_itself_would_be_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = _page_with_a_photograph(AT)

    def eager(picture: Picture | None, *args: object, **options: object) -> dict:
        if picture is not None:
            renditions.make(picture)
        return {}

    monkeypatch.setattr("cms.pictures.of_page.shown", eager)
    Client().get(path)
    assert Rendition.objects.exists()
    assert showing.shown is not eager


def test_the_part_makes_them_and_the_page_then_shows_the_photograph() -> None:
    path = _page_with_a_photograph(AT)
    parts.run(at=AT, only="pictures")
    parts.run(at=AT, only="pictures")
    text = Client().get(path).text
    assert 'type="image/avif"' in text
    assert "/pictures/quiet/" not in text


def test_every_picture_can_be_seen_before_any_gets_its_finest_form() -> None:
    first, second = a_photograph("One"), a_photograph("Two")
    warming.AT_ONCE, kept = 2, warming.AT_ONCE
    try:
        parts.run(at=AT, only="pictures")
    finally:
        warming.AT_ONCE = kept
    for picture in (first, second):
        picture.refresh_from_db()
        assert picture.made == 1
        assert [s["type"] for s in shown(picture)["sources"]] == ["image/webp"]


def test_saving_a_picture_asks_for_the_part(
    django_capture_on_commit_callbacks,  # type: ignore[no-untyped-def]
) -> None:
    nudge.wait(0)
    with django_capture_on_commit_callbacks(execute=True):
        a_drawing()
    assert "pictures" in nudge.wait(0)


def test_a_moved_focal_point_is_made_again_and_the_old_cut_shows_meanwhile() -> None:
    picture = ready(a_photograph())
    before = shown(picture, use="square")
    picture.focal_point_x, picture.focal_point_y = 900, 100
    picture.focal_point_width = picture.focal_point_height = 80
    picture.save()
    assert picture.made == 0
    assert shown(picture, use="square") == before
    ready(picture)
    assert shown(picture, use="square")["url"] != before["url"]


def test_words_changed_make_nothing_again() -> None:
    picture = ready(a_photograph())
    picture.title = "Another title"
    picture.save()
    assert picture.made == renditions.DONE


def test_a_file_that_is_gone_waits_longer_each_time_and_stops_nobody() -> None:
    lost, whole = a_photograph("Lost"), a_photograph("Whole")
    lost.file.storage.delete(lost.file.name)
    parts.run(at=AT, only="pictures")
    lost = Picture.objects.get(pk=lost.pk)
    assert (lost.made, lost.tries, lost.next_try) == (0, 1, AT + timedelta(minutes=4))
    parts.run(at=AT + timedelta(minutes=1), only="pictures")
    lost, whole = Picture.objects.get(pk=lost.pk), Picture.objects.get(pk=whole.pk)
    assert lost.tries == 1
    assert whole.made == renditions.DONE
    assert shown(lost) == {}


def test_what_was_replaced_while_it_was_made_is_not_remembered() -> None:
    picture = a_photograph()
    stale = Picture.objects.get(pk=picture.pk)
    Picture.objects.filter(pk=picture.pk).update(file="original_images/another.jpg")
    renditions.make(stale)
    assert Picture.objects.get(pk=picture.pk).made == 0
