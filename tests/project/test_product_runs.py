"""The product as an operator runs it, by both engines, seen by HTTP and by a browser."""

import urllib.error
import urllib.request

import pytest

from tests.services import postgres
from tests.services.browser import Chromium
from tests.services.product import Workshop

pytestmark = pytest.mark.server


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_two_processes_serve_one_database(product: Workshop, engine: str) -> None:
    running = product.start(engine=engine, workers=2)

    with urllib.request.urlopen(f"{running.base_url}/healthz") as answer:
        assert answer.read() == b"ok\n"
    assert "[X] 0001_initial" in running.manage("showmigrations", "bookings")


def test_a_page_opens_on_a_phone_without_javascript(product: Workshop, chromium: Chromium) -> None:
    running = product.start()

    with chromium.page(running.base_url, javascript=False, phone=True) as page:
        page.goto("/robots.txt")
        assert "User-agent" in page.content()
        assert page.viewport_size == {"width": 360, "height": 780}


def test_a_server_that_is_set_up_wrongly_does_not_open(product: Workshop) -> None:
    with pytest.raises(AssertionError, match=r"foyer\.E001"):
        product.start(WEB_CONCURRENCY="3")


def test_a_site_that_has_lost_its_database_lives_but_is_not_ready(product: Workshop) -> None:
    running = product.start(engine="postgresql")
    postgres.drop(running.env["DATABASE_URL"])

    with urllib.request.urlopen(f"{running.base_url}/healthz") as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{running.base_url}/readyz")
    assert (refused.value.code, refused.value.read()) == (503, b"not ready\n")
    refused.value.close()
