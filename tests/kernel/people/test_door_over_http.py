"""The door of the product as an operator runs it: real requests, cookies, and mail that left."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

import pytest

from kernel import clock
from tests.factories.people import PASSWORD
from tests.kernel.people.codes import code_at, wrong_code
from tests.services.browser import Chromium
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server

ACCOUNTS = (
    "from tests.factories.people import an_account; an_account('editor'); "
    "an_account('practitioner', second_factor=False)"
)


@dataclass
class Visitor:
    """A browser without a window: follows redirects, keeps cookies, posts with the token."""

    product: Product
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def get(self, address: str) -> "Answer":
        return self._open(address, None)

    def post(self, address: str, **values: str) -> "Answer":
        token = next((c.value for c in self.jar if c.name.endswith("csrf")), "")
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **values}).encode()
        return self._open(address, body)

    def _open(self, address: str, body: bytes | None) -> "Answer":
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        url = f"{self.product.base_url}{address}"
        headers = {"Referer": url, "Origin": self.product.base_url}
        try:
            with opener.open(urllib.request.Request(url, body, headers), timeout=30) as answer:
                return Answer(answer.status, answer.url, answer.read().decode())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.url, refused.read().decode())


@dataclass(frozen=True)
class Answer:
    status: int
    url: str
    text: str


@pytest.fixture
def house(product: Workshop) -> Product:
    running = product.start()
    running.manage("shell", "--verbosity", "0", "--command", ACCOUNTS)
    return running


def _password(visitor: Visitor) -> Answer:
    visitor.get("/account/login/")
    return visitor.post(
        "/account/login/?next=/admin/",
        login="editor@example.org",
        password=PASSWORD,
        next="/admin/",
    )


def test_staff_get_in_by_password_and_code_and_by_nothing_less(house: Product) -> None:
    visitor = Visitor(house)
    assert visitor.get("/admin/").url.endswith("/account/login/?next=/admin/")

    assert _password(visitor).url.endswith("/account/2fa/authenticate/")
    assert "/account/" in visitor.get("/admin/").url

    _password(visitor)
    wrong = visitor.post("/account/2fa/authenticate/", code=wrong_code(clock.now()))
    assert "not the code of this moment" in wrong.text

    code = code_at(clock.now())
    answer = visitor.post("/account/2fa/authenticate/", code=code)
    assert (answer.status, answer.url) == (200, f"{house.base_url}/admin/")

    thief = Visitor(house)
    _password(thief)
    again = thief.post("/account/2fa/authenticate/", code=code)
    assert "not the code of this moment" in again.text


def test_wagtails_own_logins_take_no_password(house: Product) -> None:
    for address in ("/admin/login/", "/_util/login/"):
        visitor = Visitor(house)
        visitor.get("/account/login/")
        visitor.post(address, username="editor@example.org", password=PASSWORD)
        assert "/account/login/" in visitor.get("/admin/").url


def test_a_practitioner_comes_in_by_mail_and_stays_out_of_the_admin(house: Product) -> None:
    visitor = Visitor(house)
    visitor.get("/account/login/code/")
    visitor.post("/account/login/code/", email="practitioner@example.org")
    house.manage("run_due", "--only", "send_mail")
    found = re.search(r"^[B-Z]{4}-[B-Z]{4}$", house.mails()[-1], re.MULTILINE)
    assert found is not None

    home = visitor.post("/account/login/code/confirm/", code=found[0])
    assert (home.status, home.url) == (200, f"{house.base_url}/account/")
    turned_away = visitor.get("/admin/")
    assert turned_away.status == 403
    assert "your account has no staff role today" in turned_away.text


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("phone", [True, False])
def test_sign_in_works_in_a_browser(
    house: Product, chromium: Chromium, javascript: bool, phone: bool
) -> None:
    complaints: list[str] = []
    with chromium.page(house.base_url, javascript=javascript, phone=phone) as page:
        page.on("console", lambda said: complaints.append(said.text))
        page.goto("/account/login/?next=/account/")
        page.get_by_label("E-mail address").fill("editor@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_label("Code").fill(code_at(clock.now()))
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Your account").wait_for()
        page.get_by_role("button", name="Sign out").click()
        page.goto("/account/")
        assert "/account/login/" in page.url
    assert complaints == []
