"""Where there is no picture, a page shows the quiet one, and an editor may have it cut again."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from bookings.catalogue.models import ArtForm
from cms.pages import house as pages
from cms.pages.activity import ActivityPage
from cms.pictures.addresses import quiet
from cms.pictures.of_page import quiet_of
from kernel.organisation.models import Organisation
from tests.factories.desk import signed_in
from tests.factories.pages import a_drawing, a_live_page
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"/pictures/quiet/[0-9a-f]{10}/([a-z]+)/[0-9a-f]{24}\.svg")


@pytest.fixture(autouse=True)
def organisation() -> Organisation:
    return Organisation.objects.create(pk=1, name="House", short_name="House", email="a@b.example")


def _page(title: str = "Loud evening", **words: object) -> ActivityPage:
    at = soon()
    activity = an_activity(title, at=at)
    a_session(activity, days=3, at=at)
    a_ticket(activity, at=at)
    form, _new = ArtForm.objects.get_or_create(key="music", defaults={"title_en": "Music"})
    activity.art_forms.add(form)
    return a_live_page(activity, **words)


def test_page_list_and_front_door_show_the_same_picture() -> None:
    page = _page()
    seen = {ADDRESS.search(Client().get(path).text)[0] for path in (page.url, "/whats-on/", "/")}  # type: ignore[index]
    assert seen == {quiet_of(page)["url"]}
    assert ADDRESS.search(seen.pop())[1] == "music"  # type: ignore[index]


def test_two_evenings_of_one_form_look_different() -> None:
    one, other = quiet_of(_page("One")), quiet_of(_page("Other"))
    assert one["url"] != other["url"]


def test_a_page_with_a_picture_shows_that() -> None:
    page = _page(picture=a_drawing())
    assert not ADDRESS.search(Client().get(page.url).text)


def test_the_picture_is_kept_for_ever_sets_no_cookie_and_runs_nothing() -> None:
    answer = Client().get(quiet("music", "Clay"))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'"
    )
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_yesterdays_address_answers_in_todays_colours_for_a_while(
    organisation: Organisation,
) -> None:
    address = quiet("music", "Clay")
    before = Client().get(address).content
    organisation.flame = "#2F6FDE"
    organisation.save()
    answer = Client().get(address)
    assert answer.content != before
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert quiet("music", "Clay") != address


@pytest.mark.parametrize(
    "query", ["?light=day", "?light=night", "?light=%00", "?light=" + "x" * 9000]
)
def test_a_light_may_be_asked_for(query: str) -> None:
    answer = Client().get(quiet("music", "Clay") + query)
    assert answer.status_code == 200
    assert (b"<style>" in answer.content) == (query not in ("?light=day", "?light=night"))


@pytest.mark.parametrize(
    "path",
    ["quiet/0123456789/nothing/" + "0" * 24 + ".svg", "quiet/x/music/1.svg", "strip/%00.png"],
)
def test_an_address_of_nothing_is_not_there(path: str) -> None:
    assert Client().get(f"/pictures/{path}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_picture_is_only_looked_at(method: str) -> None:
    assert getattr(Client(), method)(quiet("music", "Clay")).status_code == 405


def test_the_editor_shows_every_cut_and_the_chosen_one_is_on_the_page() -> None:
    page = _page()
    client = signed_in("editor")
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    offered = re.findall(r'name="cut" value="(\d+)"', text)
    assert offered == [str(number) for number in range(12)]
    assert quiet("music", page.title, 5) in unescape(text)
    page.cut = 5
    page.save_revision().publish()
    assert quiet("music", page.title, 5) in Client().get(page.url).text
    assert quiet("music", page.title) not in Client().get(page.url).text


def test_a_page_with_a_picture_is_not_asked_for_a_cut() -> None:
    page = _page(picture=a_drawing())
    text = signed_in("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert 'name="cut"' not in text


def test_what_says_nothing_to_show_has_a_quiet_picture() -> None:
    lost, empty = Client().get("/nothing/at/all/"), Client().get("/whats-on/?q=nothing")
    assert ADDRESS.search(lost.text)[1] == "lost"  # type: ignore[index]
    assert ADDRESS.search(empty.text)[1] == "empty"  # type: ignore[index]


def test_a_house_with_its_own_picture_for_it_shows_that() -> None:
    picture = a_drawing("Our own boat")
    picture.stands_for = picture.Stands.LOST
    picture.save()
    text = Client().get("/nothing/at/all/").text
    assert picture.shown_as["name"] in text
    assert not ADDRESS.search(text)


def test_the_news_and_campaigns_have_pictures_too() -> None:
    assert pages.ensure().stories.cut == 0
    assert quiet_of(pages.ensure().support)["url"].startswith("/pictures/quiet/")
