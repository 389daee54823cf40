"""What an answer for everybody says of itself, and what is never one."""

import gzip
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kernel.freshness import pages, stored
from kernel.freshness.pages import PublicPages
from kernel.freshness.public import Shared, ask_only, shared
from kernel.freshness.stored import Stored

LONG = "Ink to the elbows. " * 50
Made = Callable[..., HttpResponse]


class House:
    """A site of one view; counts how often it was asked."""

    def __init__(self, view: Made) -> None:
        self.asked, self.view = 0, view
        self.site = PublicPages(self._count)

    def get(self, path: str = "/", **options: Any) -> HttpResponse:
        method = options.pop("method", "get")
        cookies = options.pop("cookies", {})
        request = getattr(RequestFactory(), method)(path, **options)
        request.COOKIES.update(cookies)
        answer = self.site(request)
        assert isinstance(answer, HttpResponse)
        return answer

    def _count(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        return self.view(request)


@pytest.fixture(autouse=True)
def _empty_shelves() -> None:
    """And a minute that has a while to go: at its end every page is made anew."""
    for alias in ("pages", "questions"):
        caches[alias].clear()
    if (second := datetime.now(UTC).second) > 57:
        time.sleep(60 - second)


@shared(names=("age", "q"))
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{LONG} {request.GET.urlencode()} {request.META['QUERY_STRING']}")


def test_the_second_answer_is_the_first() -> None:
    house = House(page)
    assert house.get().content == house.get().content
    assert house.asked == 1


def test_a_browser_asks_each_time_and_a_cache_between_may_answer_to_the_end_of_the_minute() -> None:
    said = House(page).get().headers["Cache-Control"]
    assert said.startswith("public, max-age=0, s-maxage=")
    assert said.endswith("stale-while-revalidate=30")
    assert 0 <= int(said.split("s-maxage=")[1].split(",")[0]) <= 60


def test_whoever_has_it_already_hears_so() -> None:
    house = House(page)
    first = house.get()
    again = house.get(headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == "Accept-Encoding"


def test_packed_for_whoever_unpacks_and_plain_for_others() -> None:
    house = House(page)
    packed = house.get(headers={"Accept-Encoding": "br, gzip"})
    plain = house.get()
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_head_is_answered_and_never_kept() -> None:
    house = House(page)
    house.get(method="head")
    house.get()
    house.get(method="head")
    assert house.asked == 2


def test_a_name_that_no_view_knows_makes_no_page_of_its_own_and_is_not_shown() -> None:
    house = House(page)
    house.get()
    for number in range(50):
        assert b"utm" not in house.get(f"/?utm={number}&fbclid=x").content
    assert house.asked == 1


def test_a_first_visitor_with_such_a_name_leaves_no_trace_of_it() -> None:
    house = House(page)
    house.get("/?evil=1")
    assert b"evil" not in house.get().content
    assert house.asked == 1


def test_the_same_question_in_another_order_is_the_same_page() -> None:
    house = House(page)
    house.get("/?q=ink&age=5")
    house.get("/?age=5&x=1&q=ink")
    assert house.asked == 1


@pytest.mark.parametrize("asked", ["age=1&age=2&age=3", f"q={'x' * 80}", "q=a&q=b&age=7"])
def test_a_question_of_many_parts_is_answered_and_not_remembered(asked: str) -> None:
    house = House(page)
    house.get(f"/?{asked}")
    house.get(f"/?{asked}")
    assert house.asked == 2


def test_questions_lie_apart_from_addresses() -> None:
    """Ever so many questions push out no page."""
    house = House(page)
    house.get()
    caches["questions"].clear()
    house.get("/?age=5")
    caches["questions"].clear()
    house.get()
    assert house.asked == 2


@pytest.mark.parametrize(
    "visitor",
    [
        pytest.param({"cookies": {"session": "x"}}, id="a session"),
        pytest.param({"headers": {"Authorization": "Bearer x"}}, id="a token"),
    ],
)
def test_somebody_known_gets_an_answer_of_their_own(visitor: dict[str, Any]) -> None:
    house = House(page)
    house.get()
    own = house.get(**visitor)
    house.get()
    assert house.asked == 2
    assert own.headers["Cache-Control"] == "private, max-age=0, must-revalidate"


def _with_cookie(request: HttpRequest) -> HttpResponse:
    answer = page(request)
    answer.set_cookie("seen", "1")
    return answer


def _with_vary(request: HttpRequest) -> HttpResponse:
    answer = page(request)
    answer.headers["Vary"] = "Cookie"
    return answer


def _gone(request: HttpRequest) -> HttpResponse:
    answer = page(request)
    answer.status_code = 410
    return answer


def _not_said(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(LONG)


@pytest.mark.parametrize("view", [_with_cookie, _with_vary, _gone, _not_said])
def test_what_is_not_for_everybody_is_made_for_each(view: Made) -> None:
    house = House(view)
    first = house.get()
    house.get()
    assert house.asked == 2
    assert "public" not in first.headers.get("Cache-Control", "")


def test_a_post_is_never_answered_from_the_cache() -> None:
    house = House(page)
    house.get()
    house.get(method="post")
    assert house.asked == 2


def test_a_preview_is_neither_kept_nor_answered_from_the_cache() -> None:
    house = House(page)
    request = RequestFactory().get("/")
    request.is_dummy = True  # type: ignore[attr-defined]  # as Wagtail marks it
    house.site(request)
    house.get()
    house.site(request)
    assert house.asked == 3


def test_a_page_lives_to_the_end_of_its_minute() -> None:
    at = datetime(2026, 3, 2, 17, 59, 40, 5, tzinfo=UTC)
    until = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    assert pages._end_of_minute(at) == until
    kept, asked = Stored({}, until, {}, b""), RequestFactory().get("/")
    stored.keep(asked, "plain", Shared((), "", True), kept)
    assert stored.find(asked, "plain", at=until - timedelta(microseconds=1)) == kept
    assert stored.find(asked, "plain", at=until) is None


def test_of_many_at_once_one_makes_the_page_and_the_others_wait() -> None:
    def slowly(request: HttpRequest) -> HttpResponse:
        time.sleep(0.1)
        return page(request)

    house = House(slowly)
    house.get()
    caches["pages"].delete(stored._hashed("/", "", "plain"))
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: house.get().content, range(8)))
    assert house.asked == 2
    assert len(set(answers)) == 1


def test_without_turns_each_would_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(pages.stored, "in_turn", lambda *_: nullcontext(False))
    made = []

    def slowly(request: HttpRequest) -> HttpResponse:
        made.append(request)
        time.sleep(0.2)
        return page(request)

    house = House(slowly)
    house.get()
    caches["pages"].delete(stored._hashed("/", "", "plain"))
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda _: house.get(), range(8)))
    assert len(made) > 2


def test_what_is_asked_is_cut_down_before_the_view_sees_it() -> None:
    request = RequestFactory().get("/?q=&age=" + "&age=".join(map(str, range(30))) + "&x=1")
    ask_only(request, ("age", "q"))
    assert list(request.GET) == ["age"]
    assert len(request.GET.getlist("age")) == 12
