"""The links at the top and the foot of every page."""

import pytest
from django.test import Client
from wagtail.models import Site

from cms.navigation.links import links
from cms.navigation.models import Navigation
from tests.cms.pages.seeing import statements
from tests.factories.pages import a_standard_page

pytestmark = pytest.mark.django_db


def test_without_a_menu_the_pages_below_home_are_shown() -> None:
    assert [link["url"] for link in links("en").main] == ["/whats-on/", "/support/", "/news/"]


def test_a_chosen_page_is_named_as_the_editor_wants() -> None:
    page = a_standard_page("Access at the house", "access")
    _menu([{"type": "link", "value": {"page": page.pk, "words": "Access"}}])
    assert links("en").main == [{"title": "Access", "url": "/access/"}]


def test_a_page_taken_down_leaves_the_menu_at_once() -> None:
    page = a_standard_page("Access", "access")
    other = a_standard_page("Schools", "schools")
    _menu([{"type": "link", "value": {"page": each.pk, "words": ""}} for each in (page, other)])
    assert len(links("en").main) == 2
    page.unpublish()
    assert [link["title"] for link in links("en").main] == ["Schools"]


def test_the_menu_costs_no_statement_once_it_is_known() -> None:
    links("en")
    assert statements(lambda: links("en")) == []


def test_every_page_carries_it() -> None:
    assert 'href="/support/"' in Client().get("/whats-on/").content.decode()


def _menu(main: list[dict]) -> None:
    menu = Navigation.for_site(Site.objects.get())
    menu.main = main
    menu.save()
