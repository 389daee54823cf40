"""J4: who may work with whom, on which date and why; on the demo, in a browser, by four people."""

import csv
import hashlib
import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo_code import six_figures
from kernel import clock
from tests.services.browser import Chromium
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server
NIGHT = "Tallow Youth Theatre: Company: First performance"
REASON = "A second licensed chaperone is in the wings; Jo is never alone with the children."
TRAIL = """
import json
from kernel.audit.models import AuditEvent
from safeguarding.record.models import RecordExport
from safeguarding.reminding.models import Reminder
print(json.dumps({
    "reminded": sorted(Reminder.objects.values_list("days", "requirement", "person__name")),
    "exported": [e.facts for e in AuditEvent.objects.filter(verb="record.exported")],
    "kept": list(RecordExport.objects.values_list("sha256", "reason")),
    "verbs": sorted(set(AuditEvent.objects.values_list("verb", flat=True))),
}))
"""


class House:
    """The demo, its sign-ins, and pages in which somebody has signed in with both factors."""

    def __init__(self, product: Product, chromium: Chromium) -> None:
        self.product, self.chromium = product, chromium
        told = product.manage_json("load_demo", "--json")
        self.users = told["users"]
        self.refs = {each["key"]: each["ref"] for each in told["activities"]}

    @contextmanager
    def signed_in(self, role: str, *, phone: bool = False) -> Iterator[Page]:
        user = self.users[role]
        with self.chromium.page(self.product.base_url, phone=phone) as page:
            page.goto("/admin/")
            page.locator("[name=login]").fill(user["email"])
            page.locator("[name=password]").fill(user["password"])
            page.get_by_role("button", name="Sign in").click()
            code = six_figures(user["totp_secret"], unix_time=time.time())
            page.locator("[name=code]").fill(code)
            page.get_by_role("button", name="Sign in").click()
            expect(page.get_by_role("heading", name="Needs me")).to_be_visible()
            yield page

    def written(self) -> Any:
        return json.loads(self.product.manage("shell", "--verbosity", "0", "--command", TRAIL))


@pytest.fixture
def house(product: Workshop, chromium: Chromium) -> House:
    return House(product.start(demo=True), chromium)


def test_from_a_light_on_the_record_to_an_exception_and_a_file(house: House) -> None:
    with house.signed_in("officer") as page:
        _tamsin_is_refused_and_others_are_offered(page, house.refs["beats"])
    with house.signed_in("dsl") as page:  # once: a code opens one door only
        _the_record_shows_who_stops_and_who_is_soon(page)
        _asking_too_much_is_warned_of(page)
        _a_certificate_is_seen_and_no_copy_kept(page)
        with house.signed_in("safeguarding_officer", phone=True) as phone:
            _an_exception_for_jo_is_asked_for(phone)
        _somebody_else_approves_it(page)
    house.product.manage("run_due", "--only", "remind_of_records")
    with house.signed_in("auditor") as page:
        taken = _the_auditor_takes_the_record(page)

    written = house.written()
    assert {days for days, _what, _who in written["reminded"]} == {60, 30, 7}
    assert (written["exported"][0]["sha256"], "Yearly visit") == (taken, written["kept"][0][1])
    assert {"check.recorded", "override.proposed", "override.approved"} <= set(written["verbs"])


def _tamsin_is_refused_and_others_are_offered(page: Page, activity: str) -> None:
    page.goto(f"/admin/activities/{activity}/team/")
    page.locator("select[name=person]").select_option(label="Tamsin Greave")
    page.locator("select[name=function]").select_option(label="Assistant")
    page.get_by_role("button", name="Name this person now").click()
    expect(page.get_by_text("Tamsin Greave was not named")).to_be_visible()
    expect(page.get_by_text("Tamsin Greave is not cleared to work on").first).to_be_visible()
    expect(page.get_by_role("heading", name="who could")).to_be_visible()
    assert page.get_by_role("button", name="Name ").count() >= 1
    assert "has not come back" not in page.content()  # why is not for her


def _the_record_shows_who_stops_and_who_is_soon(page: Page) -> None:
    page.goto("/admin/central-record/")
    for name, light, why in (
        ("Jo Pelling", "Stopped", "Re-check due"),
        ("Tamsin Greave", "Stopped", "Applied for"),
        ("Marek Wolny", "Soon", "Due soon"),
    ):
        row = page.get_by_role("row").filter(has_text=name)
        expect(row.get_by_role("rowheader")).to_contain_text(light)
        expect(row).to_contain_text(why)


def _asking_too_much_is_warned_of(page: Page) -> None:
    page.goto("/admin/team-records/roles/")
    role = page.get_by_role("listitem").filter(has_text="Works with children who come without")
    role.get_by_role("link", name="Ask the law").click()
    for question, answer in (
        ("Where is the work done?", "England and Wales"),
        ("Whom does the role work with?", "People under 18"),
        ("With people under 18, does it teach", "No, it is only in the same room or building"),
        ("Does it wash, dress, feed", "No"),
        ("Is it weekly work in one school", "No"),
        ("Does it manage, day by day", "No"),
    ):
        asked = page.get_by_role("group", name=question)
        asked.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="What does the law allow?").click()
    expect(page.get_by_text("That is more than the law allows")).to_be_visible()


def _a_certificate_is_seen_and_no_copy_kept(page: Page) -> None:
    page.goto("/admin/central-record/")
    page.get_by_role("link", name="Tamsin Greave").click()
    page.get_by_text("A certificate in hand").click()
    page.locator(".desk-groups a[href$='/in-hand/dbs/']").click()
    assert page.locator("input[type=file]").count() == 0
    assert page.locator("main textarea").count() == 0
    today = clock.london_date(clock.now())
    page.get_by_label("Level").select_option(label="Enhanced with the children's barred list")
    page.get_by_label("Certificate number").fill("001234567890")
    page.get_by_label("Issued on").fill(_iso(today - timedelta(days=2)))
    page.get_by_label("To be looked at again on").fill(_iso(today + timedelta(days=45)))
    page.get_by_role("button", name="Record this certificate").click()
    expect(page.get_by_text("7890").first).to_be_visible()
    assert "001234567890" not in page.content()
    page.goto("/admin/central-record/?q=Tamsin")
    row = page.get_by_role("row").filter(has_text="Tamsin Greave")
    expect(row.get_by_role("cell", name="In order").first).to_be_visible()
    assert "Applied for" not in row.inner_text()


def _an_exception_for_jo_is_asked_for(page: Page) -> None:
    page.goto("/admin/gate/?show=stopped")
    night = page.get_by_role("listitem").filter(has_text=NIGHT).last
    expect(night).to_contain_text("Jo Pelling is not cleared to work on")
    night.get_by_role("link", name="Ask for an exception").click()
    page.get_by_label("Jo Pelling is not cleared", exact=False).check()
    page.get_by_label("Why it is safe").fill(REASON)
    assert page.get_by_label("Until the end of").input_value()  # an end is always there
    page.get_by_role("button", name="Ask for this exception").click()
    expect(page.get_by_text("It counts once the safeguarding lead has approved it")).to_be_visible()
    page.get_by_role("link", name="Tallow Youth Theatre: Company").first.click()
    assert page.get_by_role("button", name="Approve in my name").count() == 0


def _somebody_else_approves_it(page: Page) -> None:
    page.goto("/admin/gate/exceptions/")
    page.get_by_role("link", name="Tallow Youth Theatre: Company").first.click()
    expect(page.get_by_text(REASON)).to_be_visible()
    page.get_by_role("button", name="Approve in my name").click()
    expect(page.get_by_text("Allowed by exception until")).to_be_visible()


def _the_auditor_takes_the_record(page: Page) -> str:
    """What left the house, by its SHA-256, which the page then shows."""
    page.goto("/admin/central-record/")
    page.get_by_role("link", name="Take these as a file").click()
    page.get_by_label("CSV", exact=False).check()
    page.get_by_label("What it is for").fill("Yearly visit")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Make the file").click()
    content = coming.value.path().read_bytes()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert any("Tamsin Greave" in row for row in rows)
    digest = hashlib.sha256(content).hexdigest()
    page.reload()
    expect(page.get_by_text(digest)).to_be_visible()
    return digest


def _iso(day: date) -> str:
    return day.isoformat()
