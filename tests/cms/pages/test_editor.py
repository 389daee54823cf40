"""An editor in the admin: the sentence before the refusal, drafts that are never refused."""

import pytest
from django.urls import reverse

from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from tests.cms.pages.seeing import words
from tests.factories.desk import signed_in
from tests.factories.pages import a_live_page, a_page
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db


def _typed(page: ActivityPage, **buttons: str) -> dict[str, str]:
    """The editor's form as it is sent with nothing changed."""
    return {
        "title": page.title,
        "slug": page.slug,
        "activity": str(page.activity_id or ""),
        "subtitle": "",
        "summary": "",
        "body-count": "0",
        "picture": "",
        "wide_picture": "",
        "social_picture": "",
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        **buttons,
    }


def _edit(page: ActivityPage, **buttons: str) -> str:
    client = signed_in("editor")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(address, _typed(page, **buttons), follow=True)
    assert answer.status_code == 200
    return words(answer)


def test_publishing_shows_the_page_at_once() -> None:
    activity = an_activity(visibility=Activity.Visibility.DRAFT)
    page = a_page(activity)
    _edit(page, **{"action-publish": "action-publish"})
    page.refresh_from_db()
    activity.refresh_from_db()
    assert (page.live, activity.visibility) == (True, Activity.Visibility.PUBLIC)


def test_a_second_page_is_refused_in_a_sentence() -> None:
    activity = an_activity()
    a_live_page(activity, "The first")
    second = a_page(activity, "The second")
    text = _edit(second, **{"action-publish": "action-publish"})
    second.refresh_from_db()
    assert not second.live
    assert "“The first” is live for this already" in text


def test_a_draft_about_the_same_is_saved_without_a_word() -> None:
    activity = an_activity()
    a_live_page(activity, "The first")
    second = a_page(activity, "The second")
    text = _edit(second)
    assert "is live for this already" not in text
    assert second.revisions.count() == 1


def test_copying_offers_neither_publishing_nor_an_alias() -> None:
    page = a_live_page(an_activity())
    answer = signed_in("editor").get(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    fields = answer.context["form"].fields
    assert "new_title" in fields
    assert not {"alias", "publish_copies"} & set(fields)


def test_a_copy_made_in_the_admin_is_a_draft_about_nothing() -> None:
    page = a_live_page(an_activity())
    typed = {"new_title": "Again", "new_slug": "again", "new_parent_page": page.get_parent().pk}
    signed_in("editor").post(reverse("wagtailadmin_pages:copy", args=[page.pk]), typed)
    copy = ActivityPage.objects.get(slug="again")
    assert (copy.activity, copy.live) == (None, False)
