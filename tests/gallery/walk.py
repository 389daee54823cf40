"""The way through the house, one stop for each kind of thing that somebody is shown."""

import re
import subprocess
import tempfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.gallery.camera import Camera
from tests.journeys import people_step
from tests.journeys.mailbox import attached, mails_to
from tests.services.product import Product

ADDRESS = "ben@families.example"


def the_public(camera: Camera, facts: dict[str, Any]) -> None:
    for kind in facts["pages"]:
        if kind["path"]:
            camera.page(kind["name"], kind["path"])
    camera.page("what’s on, as a month", "/whats-on/?view=month")
    camera.page("what’s on, filtered", "/whats-on/?age=5-7&available=1")
    camera.page("what’s on, nothing fits", "/whats-on/?q=nothing-is-called-this")
    camera.page("search", "/search/?q=clay")
    camera.page("not there", "/nothing/at/all/")


def a_booking(camera: Camera, running: Product, facts: dict[str, Any], walker: Page) -> None:
    camera.page("booking: choose", facts["book"])
    walker.goto(facts["book"])
    walker.locator("main input[type=number]").first.fill("2")
    _next(walker)
    camera.page("booking: people", _path(walker))
    camera.page("booking: something is missing", _path(walker), prepare=_next)
    people_step.name_everybody(walker, "Tobi Adeyemi", "Ada Adeyemi", address=ADDRESS)
    camera.page("booking: a gift", _path(walker))
    walker.get_by_label("£3").first.check()
    _next(walker)
    camera.page("booking: check", _path(walker))
    people_step.agree(walker)
    _next(walker, "Pay £")
    camera.page("booking: pay (test payments)", _path(walker))
    _next(walker, "Pay$")
    camera.page("booking: done", _path(walker))
    camera.page("booking: as it stands", re.sub(r"done/$", "", _path(walker)))
    walker.locator("a[href*='/tickets/']").first.click()
    camera.page("ticket", _path(walker))
    the_mail(camera, running)


def the_mail(camera: Camera, running: Product) -> None:
    running.manage("run_due")
    [letter] = mails_to(running, ADDRESS)
    camera.letter("mail: your tickets", _html(letter))
    camera.sheet("paper: ticket", _first_page(attached(letter, "application/pdf")))


def the_doors(camera: Camera, running: Product, facts: dict[str, Any]) -> None:
    officer = facts["sessions"]["officer"]
    camera.page("register: today", "/register/", key=officer)
    camera.page("register", facts["register"], key=officer)
    camera.page("verify a certificate", "/verify/")
    if code := facts["certificate"]:
        camera.page("verify: a certificate that stands", f"/verify/{code}/")
        with tempfile.TemporaryDirectory() as folder:
            activity = running.manage("shell", "--no-imports", "-v", "0", "-c", OF.format(code))
            running.manage("issue_certificates", activity.split()[-1], "--out", folder)
            paper = sorted(Path(folder).glob("*.pdf"))[0].read_bytes()
        camera.sheet("paper: certificate", _first_page(paper))
    camera.page("sign in", "/account/login/")
    camera.page("your account", "/account/", key=officer)
    camera.page("staff: the first screen", "/admin/", key=officer)


OF = (
    "from bookings.certificates.models import Certificate as C; "
    "print(C.objects.get(code='{}').activity.ref)"
)


def _next(page: Page, button: str = "Carry on") -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(f"^{button}")).first.click()


def _path(page: Page) -> str:
    return "/" + page.url.split("/", 3)[3]


def _html(letter: EmailMessage) -> str:
    """Its pictures come with it."""
    html = next(part for part in letter.walk() if part.get_content_type() == "text/html")
    content: str = html.get_content()
    for part in letter.walk():
        if (
            name := part.get("Content-ID", "").strip("<>")
        ) and part.get_content_maintype() == "image":
            data = part.get_payload().replace("\n", "")
            content = content.replace(
                f"cid:{name}", f"data:{part.get_content_type()};base64,{data}"
            )
    return content


def _first_page(pdf: bytes) -> bytes:
    command = ["pdftoppm", "-png", "-r", "96", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
