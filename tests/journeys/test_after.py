"""J3 and J10, thin: marked on a phone, earned by being there, believed by anybody who asks."""

import email
import io
import re
import shutil
import subprocess
from email.message import Message

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from kernel import clock
from tests.factories.people import PASSWORD
from tests.kernel.people.codes import code_at
from tests.services.browser import Chromium
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server
SEED = "from tests.journeys.after_seed import seed; seed()"


def test_from_the_register_on_a_phone_to_a_certificate_that_anybody_can_check(
    product: Workshop, chromium: Chromium
) -> None:
    running = product.start()
    running.manage("shell", "-v", "0", "-c", SEED)

    with chromium.page(running.base_url, javascript=False, phone=True) as phone:
        _dee_signs_in_by_a_code(running, phone)
        _dee_marks_who_came(phone)
    with chromium.page(running.base_url) as laptop:
        _gwen_signs_in(laptop)
        pdf = _gwen_issues_and_opens_the_paper(laptop)
    code = _read_the_paper(pdf)
    _grace_finds_it_in_her_mail(running, code)
    with chromium.page(running.base_url, javascript=False, phone=True) as anybody:
        _anybody_checks_it(anybody, code)


def _dee_signs_in_by_a_code(running: Product, page: Page) -> None:
    page.goto("/register/")
    page.get_by_role("link", name="Send me a code").click()
    page.get_by_label("e-mail").fill("dee@example.org")
    page.get_by_role("button", name="Send the code").click()
    running.manage("run_due", "--only", "send_mail")
    (letter,) = [m for m in _letters(running) if "dee@example.org" in str(m["To"])]
    code = re.search(r"^([A-Z0-9]{4}-?[A-Z0-9]{4})$", _text(letter), re.MULTILINE)
    assert code is not None, _text(letter)
    page.locator("input[name=code]").fill(code[1])
    page.get_by_role("button", name="Sign in").click()


def _dee_marks_who_came(page: Page) -> None:
    page.goto("/register/")
    page.get_by_role("link", name="Paper Lanterns").click()
    ada = page.get_by_role("listitem").filter(has_text="Ada Adeyemi")
    tobi = page.get_by_role("listitem").filter(has_text="Tobi Adeyemi")
    expect(page.get_by_text("0 people in the room")).to_be_visible()

    tobi.get_by_role("button", name="Here", exact=True).click()
    tobi.get_by_role("button", name="Not here").click()
    ada.get_by_role("button", name="Late").click()
    ada.get_by_role("button", name="Here", exact=True).dblclick()

    expect(page.get_by_text("1 person in the room")).to_be_visible()
    expect(ada.get_by_role("button", name="Here", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(tobi.get_by_text("Not here, marked at")).to_be_visible()
    for button in ada.get_by_role("button").all()[:4]:
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 56
    assert page.locator("body").evaluate("b => b.scrollWidth") <= 360


def _gwen_signs_in(page: Page) -> None:
    page.goto("/admin/")
    page.locator("input[name=login]").fill("gwen@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=code]").fill(code_at(clock.now()))
    page.get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/admin/")


def _gwen_issues_and_opens_the_paper(page: Page) -> bytes:
    page.get_by_role("link", name="Certificates").click()
    page.get_by_role("link", name="Paper Lanterns").click()
    expect(page.get_by_text("Came to 0 of 1; 1 needed.")).to_be_visible()
    page.get_by_role("button", name="Issue 1 certificate").click()
    expect(page.get_by_text("1 certificate is issued.")).to_be_visible()
    address = page.get_by_role("link", name="PDF").get_attribute("href")
    assert address is not None
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def _read_the_paper(pdf: bytes) -> str:
    """The code at its foot."""
    opened = pikepdf.open(io.BytesIO(pdf))
    assert str(opened.docinfo["/Title"]) == "Certificate of Attendance: Ada Adeyemi"
    assert str(opened.Root.Lang) == "en"
    assert bool(opened.Root.MarkInfo.Marked)
    reader = shutil.which("pdftotext")
    assert reader is not None, "pdftotext is missing; make test installs it."
    done = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True)
    text = done.stdout.decode()
    assert "Paper Lanterns" in " ".join(text.split())
    code = re.search(r"Certificate ([0-9A-Z]{5}-[0-9A-Z]{5})", text)
    assert code is not None, text
    return code[1]


def _grace_finds_it_in_her_mail(running: Product, code: str) -> None:
    running.manage("run_due", "--only", "send_mail")
    (letter,) = [m for m in _letters(running) if m["To"] == "grace@example.org"]
    (attached,) = [part for part in letter.walk() if part.get_filename()]
    plain = code.replace("-", "").lower()
    assert attached.get_filename() == f"certificate-{plain}.pdf"
    assert attached.get_payload(decode=True).startswith(b"%PDF")  # type: ignore[union-attr]
    assert f"/verify/{plain}/" in _text(letter)


def _anybody_checks_it(page: Page, code: str) -> None:
    page.goto("/verify/")
    page.get_by_label("The code").fill(f"  {code.lower()} ")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="This certificate is valid")).to_be_visible()
    expect(page.get_by_text("Ada A", exact=True)).to_be_visible()
    expect(page.get_by_text("Paper Lanterns")).to_be_visible()
    assert "Adeyemi" not in page.content()
    assert page.context.cookies() == []


def _letters(running: Product) -> list[Message]:
    """Every mail in the folder; the file backend parts them by a line of hyphens."""
    raw = [part for text in running.mails() for part in text.split("-" * 79)]
    return [email.message_from_string(part.lstrip()) for part in raw if part.strip()]


def _text(letter: Message) -> str:
    part = next(part for part in letter.walk() if part.get_content_type() == "text/plain")
    return part.get_payload(decode=True).decode()  # type: ignore[union-attr]
