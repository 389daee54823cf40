"""The people step in a browser: names, birthdays where they are asked, a page for each child."""

from playwright.sync_api import Page

RING = (("Ben Adeyemi", "07700 900301"), ("Grace Adeyemi", "07700 900302"))


def name_everybody(page: Page, *names: str, address: str, born: str = "31 3 2017") -> None:
    """Everybody is nine or so."""
    page.get_by_label("Your name").fill("Ben Adeyemi")
    page.get_by_label("Your e-mail address").fill(address)
    several = len(names) > 1
    for number, name in enumerate(names, start=1):
        label = f"Name of person {number}" if several else "Name of the person who comes"
        page.get_by_label(label).fill(name)
        birthday = f"Date of birth of person {number}" if several else "Date of birth"
        if page.get_by_label(birthday).count():
            page.get_by_label(birthday).fill(born)
    carry_on(page)
    tell(page)


def tell(page: Page) -> None:
    """Whom to ring, and who one is to each child: as far as the pages lead."""
    while "/people/" in page.url:
        if page.url.endswith("/contacts/"):
            for number, (name, phone) in enumerate(RING):
                page.get_by_label("Their name").nth(number).fill(name)
                page.get_by_label("Telephone").nth(number).fill(phone)
        else:
            page.get_by_label("Mum, dad or parent").check()
        carry_on(page)


def carry_on(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Carry on").first.click()


def agree(page: Page) -> None:
    """Tick that the terms are read, where there are any."""
    tick = page.locator("#agreed")
    if tick.count():
        tick.check()
