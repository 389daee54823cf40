"""J1: an editor publishes something people can book, in a browser, over HTTP."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from kernel import clock
from tests.factories.desk import next_saturday
from tests.factories.people import PASSWORD
from tests.kernel.people.codes import code_at
from tests.services.browser import Chromium
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server

HOUSE = """
from kernel import clock
from tests.factories.people import an_account
from tests.factories.programme import a_venue
from tests.factories.team import a_newcomer, a_worker
now = clock.now()
a_venue()
an_account("editor")
a_worker("Ada Marsh", at=now)
a_worker("Bea Finch", at=now)
a_newcomer("Marek Hill", at=now)
"""


@pytest.fixture
def house(product: Workshop) -> Product:
    running = product.start()
    running.manage("shell", "--verbosity", "0", "--command", HOUSE)
    return running


def sign_in(page: Page) -> None:
    page.goto("/admin/")
    page.locator("[name=login]").fill("editor@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("[name=code]").fill(code_at(clock.now()))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Needs me")).to_be_visible()


def new_workshop(page: Page, title: str) -> None:
    page.goto("/admin/new/workshop/")
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("Children or young people who come without their own adult").check()
    page.get_by_label("Youngest").fill("8")
    page.get_by_role("button", name="Make the draft and open it").click()
    expect(page.get_by_text(f"The draft of “{title}” is there.")).to_be_visible()


def add_picture(page: Page) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 900), "#0b6e6e").save(drawn, "PNG")
    page.get_by_role("button", name="Choose an image").first.click()
    page.get_by_role("tab", name="Upload").click()
    picture = {"name": "boats.png", "mimeType": "image/png", "buffer": drawn.getvalue()}
    page.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    # Wagtail gives a file without a title its own name; the button waits for that.
    expect(page.locator("#id_image-chooser-upload-title")).to_have_value("boats")
    page.locator(".modal-content form").last.get_by_role("button", name="Upload").click()
    expect(page.locator("#id_picture-chooser img")).to_be_visible(timeout=15_000)


def write_words(page: Page) -> None:
    page.locator("[name=subtitle]").fill("Fold it, name it, float it")
    page.locator("[name=summary]").fill("Boats that hold a wish each.")
    # Wagtail saves the draft by itself; leaving before that would ask.
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("[name=subtitle]")).to_have_value("Fold it, name it, float it")
    page.wait_for_load_state("networkidle")


def add_date(page: Page) -> None:
    page.get_by_role("link", name="Add dates").click()
    page.get_by_role("textbox", name="Day").fill(next_saturday().isoformat())
    page.get_by_label("Starts at").fill("10:00")
    page.get_by_label("Ends at").fill("11:30")
    page.get_by_label("Where").select_option(label="The Long Room, holds 30")
    page.get_by_label("Places", exact=True).fill("31")
    page.get_by_role("button", name="Add the date").click()
    said = "The Long Room holds 30 people. Offer at most that many places."
    expect(page.get_by_text(said).first).to_be_visible()
    page.get_by_label("Places", exact=True).fill("12")
    page.get_by_role("button", name="Add the date").click()
    expect(page.get_by_text("0 of 12 places taken, 12 left")).to_be_visible()


def add_ticket(page: Page) -> None:
    page.get_by_role("link", name="Add a ticket").click()
    page.get_by_label("Name of the ticket").fill("Child")
    page.get_by_label("Price in pounds").fill("6")
    page.get_by_role("button", name="Put this ticket on sale now").click()
    expect(page.get_by_text("“Child” is on sale from now on.")).to_be_visible()


def name_somebody(page: Page, name: str, function: str, *, all_the_same: bool = False) -> None:
    page.get_by_role("link", name="Name lead and team").click()
    page.locator("select[name=person]").select_option(label=name)
    page.locator("select[name=function]").select_option(label=function)
    page.get_by_role("button", name="Name this person now").click()
    if all_the_same:
        expect(page.get_by_text(f"{name} was not named")).to_be_visible()
        page.get_by_label("Name them although they are not cleared").check()
        page.get_by_role("button", name="Name this person now").click()
    expect(page.get_by_text(f"{name} is named on 1 date.")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("published", exact=False).first).to_be_visible()


def test_an_editor_publishes_a_workshop_that_can_be_booked(
    house: Product, chromium: Chromium
) -> None:
    with chromium.page(house.base_url) as page:
        sign_in(page)
        new_workshop(page, "Paper Boats")
        add_picture(page)
        write_words(page)
        add_date(page)
        add_ticket(page)
        name_somebody(page, "Ada Marsh", "Lead")
        name_somebody(page, "Bea Finch", "Support")
        expect(
            page.get_by_text("Nothing stands in the way: booking opens when you publish.")
        ).to_be_visible()
        page.get_by_role("button", name="Toggle preview").click()
        preview = page.frame_locator("#w-preview-iframe")
        expect(preview.get_by_role("heading", name="Paper Boats").first).to_be_visible()
        publish(page)

    house.manage("run_due", "--only", "pictures")  # made behind the request
    with chromium.page(house.base_url, javascript=False, phone=True) as visitor:
        visitor.goto("/whats-on/")
        visitor.get_by_role("link", name="Paper Boats").first.click()
        expect(visitor.get_by_text("Fold it, name it, float it")).to_be_visible()
        assert visitor.locator("a[href^='/book/']").count() >= 1
        assert visitor.locator("main img[src^='/media/images/']").count() >= 1


def test_with_an_uncleared_lead_it_is_live_but_booking_opens_soon(
    house: Product, chromium: Chromium
) -> None:
    with chromium.page(house.base_url, phone=True) as page:
        sign_in(page)
        new_workshop(page, "Tin Lanterns")
        add_date(page)
        add_ticket(page)
        name_somebody(page, "Marek Hill", "Lead", all_the_same=True)
        expect(
            page.get_by_text("Booking is shut on 1 date. The page says “booking opens soon”.")
        ).to_be_visible()
        expect(page.get_by_text("Marek Hill is not cleared to lead on").last).to_be_visible()
        publish(page)

    with chromium.page(house.base_url, javascript=False) as visitor:
        visitor.goto("/whats-on/")
        visitor.get_by_role("link", name="Tin Lanterns").first.click()
        expect(visitor.get_by_text("Booking opens soon").first).to_be_visible()
        assert visitor.locator("main a[href^='/book/']").count() == 0
        assert "cleared" not in visitor.content()
