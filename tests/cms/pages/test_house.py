"""A fresh install answers at its front door, and keeps what somebody made of it."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from cms.pages import house
from cms.pages.base import BasePage
from cms.pages.blocks import BodyBlock
from cms.pages.home import HomePage
from tests.cms.pages.seeing import see
from tests.factories.pages import a_standard_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/whats-on/", "/support/", "/news/"])
def test_the_first_pages_are_there_before_anybody_wrote_them(path: str) -> None:
    assert Client().get(path).status_code == 200


def test_an_empty_programme_says_so() -> None:
    assert "The next programme is being made." in see("/whats-on/")


def test_opening_the_house_twice_changes_nothing() -> None:
    first = house.ensure()
    before = list(Page.objects.values_list("pk", "title", "path"))
    assert house.ensure() == first
    assert list(Page.objects.values_list("pk", "title", "path")) == before


def test_what_an_editor_wrote_is_kept() -> None:
    home = house.ensure().home
    home.heading = "Come in"
    home.save_revision().publish()
    assert house.ensure().home.heading == "Come in"


def test_there_is_one_home_and_wagtails_welcome_is_gone() -> None:
    assert HomePage.objects.count() == 1
    assert Site.objects.get().root_page.specific_class is HomePage
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_both_languages_are_there_to_write_in() -> None:
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "cy"}


def test_a_welsh_page_answers_under_its_prefix_and_is_linked() -> None:
    english = a_standard_page("Access", "access")
    welsh = english.copy_for_translation(Locale.objects.get(language_code="cy"), copy_parents=True)
    welsh.title = "Hygyrchedd"
    welsh.save_revision().publish()
    source = Client().get("/access/").content.decode()
    assert 'href="/cy/access/" lang="cy"' in source
    assert 'hreflang="cy"' in source
    answer = Client().get("/cy/access/")
    assert answer.status_code == 200
    assert "Hygyrchedd" in answer.content.decode()
    assert '<html lang="cy">' in answer.content.decode()


def test_a_page_without_a_twin_names_no_other_language() -> None:
    a_standard_page("Access", "access")
    assert 'hreflang="cy"' not in Client().get("/access/").content.decode()
    assert Client().get("/cy/access/").status_code == 404


def test_a_moved_page_answers_at_its_new_address_alone() -> None:
    page = a_standard_page("Access", "access")
    assert Client().get("/access/").status_code == 200
    page.refresh_from_db()
    page.slug = "welcome"
    page.save()
    assert Client().get("/access/").status_code == 404
    assert Client().get("/welcome/").status_code == 200


@pytest.mark.parametrize("path", ["/nowhere/", "/whats-on/nothing/", "/cy/whats-on/", "/_util/x/"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_no_page_can_be_made_private_since_that_would_need_a_cookie() -> None:
    kinds = [kind for kind in BasePage.__subclasses__() if not kind._meta.abstract]
    assert kinds
    assert [kind for kind in kinds if kind.private_page_options] == []


def test_every_block_shows_in_the_picker_what_it_is() -> None:
    bare = [
        name
        for name, block in BodyBlock().child_blocks.items()
        if not block.meta.description
        or not block.meta.preview_template
        or block.meta.preview_value is None
    ]
    assert bare == []
