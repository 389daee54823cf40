"""htmx is an extra: it gets the same page as everybody, and the page is whole without it."""

import json
import re

import pytest
from django.test import Client

from tests.cms.listing.programme import dates_on, the_tenth_of_next_month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clay() -> None:
    dates_on("Clay", the_tenth_of_next_month())


def test_htmx_and_a_browser_get_the_same_bytes_to_keep() -> None:
    asked = Client().get("/whats-on/?age=5-7", headers={"HX-Request": "true", "HX-Boosted": "true"})
    plain = Client().get("/whats-on/?age=5-7")
    assert asked.content == plain.content
    assert "HX" not in plain.headers.get("Vary", "").upper()


def test_every_part_that_is_exchanged_is_on_the_page_once() -> None:
    for path in ("/whats-on/", "/whats-on/?view=month", "/whats-on/?q=zebra"):
        page = Client().get(path).content.decode()
        oob = re.search(r'data-hx-select-oob="([^"]*)"', page)
        assert oob
        for part in ["#dates", *oob[1].split(",")]:
            name = part.removeprefix("#").partition(":")[0]
            assert page.count(f'id="{name}"') == 1, (path, name)


def test_ids_are_given_once() -> None:
    for path in ("/whats-on/?age=5-7&q=clay", "/whats-on/?view=month", "/search/?q=clay"):
        ids = re.findall(r' id="([^"]*)"', Client().get(path).content.decode())
        assert len(ids) == len(set(ids)), path


def test_the_settings_of_htmx_fit_the_strict_policy() -> None:
    page = Client().get("/whats-on/").content.decode()
    config = re.search(r"<meta name=\"htmx-config\" content='([^']*)'>", page)
    assert config
    told = json.loads(config[1])
    assert told["includeIndicatorStyles"] is False
    assert told["allowEval"] is False


def test_scripts_are_ours_and_wait_for_the_page() -> None:
    page = Client().get("/whats-on/").content.decode()
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts
    for attributes in scripts:
        assert 'src="/static/' in attributes
        assert "defer" in attributes or "light" in attributes
