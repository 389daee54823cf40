"""J2, thin: a parent books two children, adds £3 and pays, on a phone and without JavaScript."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

from tests.journeys import people_step
from tests.journeys.mailbox import attached, mails_to, words
from tests.services.browser import Chromium
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server

ADDRESS = "ben@families.example"
JUNIORS = "Tallow Youth Theatre: Juniors"


@pytest.fixture
def demo(product: Workshop) -> Product:
    """A fresh one each: four places are left there, and each parent takes some."""
    return product.start(demo=True)


@pytest.fixture
def phone(demo: Product, chromium: Chromium) -> Iterator[Page]:
    with chromium.page(demo.base_url, javascript=False, phone=True) as page:
        yield page


def test_a_parent_books_two_children_and_adds_three_pounds(demo: Product, phone: Page) -> None:
    before = _general_pools(demo)
    phone.goto("/whats-on/")
    phone.get_by_role("link", name=JUNIORS, exact=True).first.click()
    phone.get_by_role("link", name="Choose tickets").first.click()
    phone.get_by_label("Full term").fill("2")
    phone.get_by_role("button", name="Carry on to people").click()
    assert phone.get_by_text("Held for you until").first.is_visible()

    _name_everybody(phone, "Tobi Adeyemi", "Ada Adeyemi")
    phone.get_by_label("£3").first.check()
    phone.get_by_role("button", name="Carry on").click()
    assert phone.get_by_text("It is a gift, not part of the price.").is_visible()
    _press(phone, "Pay £133.00")

    phone.get_by_role("button", name="Decline").click()
    assert phone.get_by_text("Nothing was charged, and your places are still held").is_visible()
    phone.get_by_role("button", name="Pay £133.00").click()
    phone.get_by_role("button", name="Pay", exact=True).click()

    assert phone.title().startswith("You're booked")
    after = _general_pools(demo)
    assert [now - then for now, then in zip(after, before, strict=True)] == [2] * len(before)
    assert "{" not in phone.inner_text("main")
    _one_mail_with_ticket_and_receipt(demo)
    demo.manage("check_invariants")


def test_two_activities_are_one_basket_one_payment_and_one_mail(demo: Product, phone: Page) -> None:
    address = "both@families.example"
    phone.goto("/whats-on/youth-theatre-juniors/")
    phone.get_by_role("link", name="Choose tickets").first.click()
    phone.get_by_label("Full term").fill("2")
    phone.get_by_role("button", name="Carry on to people").click()

    phone.goto(_book_url(demo, "light-up"))
    assert phone.get_by_text(f"You are holding {JUNIORS}").is_visible()
    phone.get_by_label("Lantern and a seat").fill("2")
    phone.get_by_role("button", name="Add to what you hold").click()
    assert phone.get_by_role("heading", name="What you hold").is_visible()
    assert phone.get_by_role("heading", name="Lantern Night").is_visible()
    assert phone.get_by_text("£138.00").first.is_visible()
    phone.get_by_role("link", name="Carry on to people").click()
    _name_everybody(phone, "Tobi Adeyemi", "Ada Adeyemi", address=address)
    phone.get_by_role("button", name="Carry on").click()  # no gift
    _press(phone, "Pay £138.00")
    phone.get_by_role("button", name="Pay", exact=True).click()

    assert phone.title().startswith("You're booked")
    assert "{" not in phone.inner_text("main")
    phone.get_by_role("link", name="My days, hour by hour").click()
    assert phone.get_by_role("heading", name="Lantern Night").is_visible()
    [mail] = mails_to(demo, address)
    assert f"{JUNIORS} and Lantern Night" in words(mail)
    assert attached(mail, "text/calendar").count(b"BEGIN:VEVENT") == len(_general_pools(demo)) + 1
    demo.manage("check_invariants")


def test_a_free_place_asks_for_no_payment(demo: Product, phone: Page) -> None:
    phone.goto("/whats-on/youth-theatre-juniors/")
    phone.get_by_role("link", name="Choose tickets").first.click()
    phone.get_by_label("Open place").fill("1")
    phone.get_by_role("button", name="Carry on to people").click()
    _name_everybody(phone, "Wren Fairholm", address="beth@families.example")
    phone.get_by_role("button", name="Carry on").click()  # no gift
    _press(phone, "Book")

    assert phone.title().startswith("You're booked")
    [mail] = mails_to(demo, "beth@families.example")
    assert "Nothing to pay." in words(mail)
    assert "gift" not in words(mail)


def test_paid_late_is_the_place_back_or_the_money_back(demo: Product, phone: Page) -> None:
    phone.goto("/whats-on/youth-theatre-juniors/")
    phone.get_by_role("link", name="Choose tickets").first.click()
    phone.get_by_label("Full term").fill("1")
    phone.get_by_role("button", name="Carry on to people").click()
    _name_everybody(phone, "Noah Fairholm", address="late@families.example")
    phone.get_by_role("button", name="Carry on").click()
    _press(phone, "Pay £65.00")
    phone.get_by_role("button", name="Pay late").click()

    # Places were free, so it is the place.
    assert phone.title().startswith("You're booked")
    assert len(mails_to(demo, "late@families.example")) == 1
    demo.manage("check_invariants")


def _name_everybody(page: Page, *names: str, address: str = ADDRESS) -> None:
    people_step.name_everybody(page, *names, address=address)


def _press(page: Page, button: str) -> None:
    """The terms ticked, then the button."""
    people_step.agree(page)
    page.get_by_role("button", name=button, exact=False).first.click()


def _general_pools(demo: Product) -> list[int]:
    """Places taken on each date of the term."""
    activities: list[dict[str, Any]] = demo.manage_json("load_demo", "--json")["activities"]
    [juniors] = [activity for activity in activities if activity["title"] == JUNIORS]
    return [session["taken"] for session in juniors["sessions"]]


def _book_url(demo: Product, key: str) -> str:
    """Of its first date."""
    activities: list[dict[str, Any]] = demo.manage_json("load_demo", "--json")["activities"]
    [found] = [activity for activity in activities if activity["key"] == key]
    return f"/book/{found['sessions'][0]['ref']}/"


def _one_mail_with_ticket_and_receipt(demo: Product) -> None:
    [mail] = mails_to(demo, ADDRESS)
    assert "Tickets together: £130.00" in words(mail)
    assert "which is not part of the price: £3.00" in words(mail)
    with pikepdf.open(io.BytesIO(attached(mail, "application/pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) >= 1
    assert b"BEGIN:VCALENDAR" in attached(mail, "text/calendar")
