"""*Dates and tickets* in the page's editor: read and linked, never part of the page's form."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bookings.catalogue.models import Activity
from bookings.catalogue.staff.sheet import sheet
from cms.pages.activity import ActivityPage
from kernel import clock
from kernel.references import new_secret
from tests.factories.desk import a_page, a_workshop, signed_in
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db


class Forms(HTMLParser):
    """How deep forms lie in each other, and what fields stand inside the panel's sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.deepest = self.forms = self.sheet_depth = 0
        self.fields_in_sheet: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "form":
            self.depth += 1
            self.forms += 1
            self.deepest = max(self.deepest, self.depth)
        if self.sheet_depth and tag == "div":
            self.sheet_depth += 1
        if tag == "div" and "desk-sheet" in (dict(attrs).get("class") or "").split():
            self.sheet_depth = 1
        if self.sheet_depth and tag in {"form", "input", "select", "textarea", "button"}:
            self.fields_in_sheet.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.depth -= 1
        if tag == "div" and self.sheet_depth:
            self.sheet_depth -= 1


def editor_of(page: ActivityPage) -> str:
    answer = signed_in("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_panel_is_no_form_and_holds_no_field() -> None:
    forms = Forms()
    forms.feed(editor_of(a_page(a_workshop()[0])))

    assert forms.forms >= 1
    assert forms.deepest == 1
    assert forms.fields_in_sheet == []


def test_it_says_dates_tickets_lead_and_what_is_missing() -> None:
    activity, session = a_workshop(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN)

    said = editor_of(a_page(activity))

    assert "0 of 10 places taken, 10 left" in said
    assert "The Long Room, The House" in said
    assert "£6 a person" in said
    assert "Booking is shut on 1 date." in said
    assert "Nobody is named as lead. Name a lead who is cleared for that day." in said
    assert f"/admin/dates/{session.ref}/?next=" in said


def test_an_empty_one_says_what_to_add() -> None:
    said = editor_of(a_page(an_activity()))

    assert "There is no date to come yet. Add one, or several at once." in said
    assert "There is no ticket yet. Add one, even if it costs nothing." in said


def test_links_lead_back_to_the_panel() -> None:
    page = a_page(a_workshop()[0])

    assert f"next=%2Fadmin%2Fpages%2F{page.pk}%2Fedit%2F%23panel-" in editor_of(page)


def test_saving_and_publishing_the_page_leaves_live_facts_alone() -> None:
    activity, _ = a_workshop()
    page = a_page(activity)
    before = (activity.sessions.count(), activity.types.count())

    page.get_latest_revision().publish()

    page.refresh_from_db()
    assert page.live
    assert (activity.sessions.count(), activity.types.count()) == before
    assert page.activity == activity


def test_a_page_about_nothing_offers_to_make_or_choose() -> None:
    page = a_page(None, title="Copy")

    said = editor_of(page)

    assert "This page is about nothing yet" in said
    assert f"/admin/page-about/{page.pk}/make/" in said
    assert f"/admin/page-about/{page.pk}/choose/" in said


def test_a_page_is_given_an_activity_that_is_there() -> None:
    activity, page = an_activity(), a_page(None)

    signed_in("editor").post(f"/admin/page-about/{page.pk}/choose/", {"activity": activity.pk})

    page.refresh_from_db()
    assert page.activity == activity
    assert page.get_latest_revision_as_object().activity == activity
    assert not page.live


def test_what_has_a_live_page_in_this_language_is_not_offered() -> None:
    activity, page = an_activity(), a_page(None, title="Copy")
    a_page(activity).get_latest_revision().publish()

    answer = signed_in("editor").post(
        f"/admin/page-about/{page.pk}/choose/", {"activity": activity.pk}
    )

    assert "Choose one from the list." in answer.content.decode()


def test_a_page_gets_an_activity_made_for_it_once_however_often_one_clicks() -> None:
    page, editor = a_page(None, title="Copy"), signed_in("editor")
    form = {
        "title": "Paper Boats again",
        "kind": "one_off",
        "duty_of_care": "adults",
        "once": new_secret(),
    }

    assert editor.post(f"/admin/page-about/{page.pk}/make/", form).status_code == 302
    assert editor.post(f"/admin/page-about/{page.pk}/make/", form).status_code == 302

    page.refresh_from_db()
    assert page.activity == Activity.objects.get()
    assert page.title == "Copy"


def test_a_page_that_is_about_something_keeps_it() -> None:
    page, other = a_page(a_workshop()[0]), an_activity("Other")
    editor = signed_in("editor")

    for way in ("choose", "make"):
        answer = editor.post(f"/admin/page-about/{page.pk}/{way}/", {"activity": other.pk})
        assert answer.status_code == 404
    assert editor.get("/admin/page-about/999999/choose/").status_code == 404


def test_sixty_dates_cost_no_more_queries_than_one() -> None:
    activity, _ = a_workshop()
    now = clock.now()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            sheet(Activity.objects.get(pk=activity.pk), at=now)
        return len(seen)

    queries()  # what is kept in the cache is there from now on
    one = queries()
    for week in range(2, 12):
        a_session(activity, at=now, days=7 * week)
    assert queries() == one <= 14


def test_what_is_missing_on_many_dates_is_said_once_and_later_dates_are_folded_away() -> None:
    activity, _ = a_workshop(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN)
    for week in range(2, 9):
        a_session(activity, at=clock.now(), days=7 * week)

    said = editor_of(a_page(activity))

    sentence = "Nobody is named as lead. Name a lead who is cleared for that day."
    assert said.count(sentence) == 1
    assert f"On 8 dates: {sentence}" in said
    assert "2 more dates" in said
