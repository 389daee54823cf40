"""An activity is listed while it has a live page, and has one page in each language."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from kernel.audit.models import AuditEvent
from tests.factories.pages import a_live_page, a_page, publish
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db
DRAFT, PUBLIC = Activity.Visibility.DRAFT, Activity.Visibility.PUBLIC


def test_publishing_a_page_shows_its_activity_and_leaves_a_trace() -> None:
    activity = an_activity(visibility=DRAFT)
    a_live_page(activity)
    activity.refresh_from_db()
    assert activity.visibility == PUBLIC
    assert AuditEvent.objects.filter(verb="activity.public").count() == 1


def test_a_draft_page_shows_nothing() -> None:
    activity = an_activity(visibility=DRAFT)
    a_page(activity).save_revision()
    activity.refresh_from_db()
    assert activity.visibility == DRAFT


def test_unpublishing_the_last_page_hides_the_activity() -> None:
    activity = an_activity(visibility=DRAFT)
    a_live_page(activity).unpublish()
    activity.refresh_from_db()
    assert activity.visibility == DRAFT


def test_a_deleted_page_hides_the_activity_and_leaves_it_be() -> None:
    activity = an_activity(visibility=DRAFT)
    a_live_page(activity).delete()
    activity.refresh_from_db()
    assert activity.visibility == DRAFT


def test_taking_the_welsh_page_down_leaves_the_english_one_on_show() -> None:
    activity = an_activity(visibility=DRAFT)
    english = a_live_page(activity)
    welsh = publish(_in_welsh(english))
    welsh.unpublish()
    activity.refresh_from_db()
    assert activity.visibility == PUBLIC


def test_an_unlisted_activity_stays_unlisted_when_its_page_goes_live() -> None:
    activity = an_activity(visibility=Activity.Visibility.UNLISTED)
    a_live_page(activity)
    activity.refresh_from_db()
    assert activity.visibility == Activity.Visibility.UNLISTED


def test_a_copy_is_about_nothing_and_a_draft() -> None:
    page = a_live_page(an_activity())
    copy = page.copy(update_attrs={"slug": "again", "title": "Again"})
    copy.refresh_from_db()
    assert (copy.activity, copy.live) == (None, False)
    assert copy.get_latest_revision_as_object().activity is None


def test_a_translation_is_of_the_same_activity() -> None:
    english = a_live_page(an_activity())
    welsh = _in_welsh(english)
    assert welsh.activity_id == english.activity_id
    assert welsh.get_latest_revision_as_object().activity_id == english.activity_id


def test_each_language_may_have_its_live_page() -> None:
    english = a_live_page(an_activity())
    assert publish(_in_welsh(english)).live


def test_a_second_live_page_of_one_activity_is_refused_by_name() -> None:
    activity = an_activity()
    a_live_page(activity, "The first")
    second = a_page(activity, "The second")
    with pytest.raises(ValidationError, match="“The first” is live for this already"):
        second.save_revision().publish()
    second.refresh_from_db()
    assert not second.live


def test_without_the_promise_a_second_page_would_go_live(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ActivityPage, "_live_twin", lambda self: None)
    activity = an_activity()
    a_live_page(activity, "The first")
    assert a_live_page(activity, "The second").live


def test_a_page_about_nothing_does_not_go_live() -> None:
    with pytest.raises(ValidationError, match="Choose what this page is about"):
        a_page(None).save_revision().publish()


def test_a_closed_list_has_no_page_for_the_public() -> None:
    closed = an_activity(visibility=Activity.Visibility.CLOSED)
    with pytest.raises(ValidationError, match="closed list"):
        a_page(closed).save_revision().publish()


def _in_welsh(page: ActivityPage) -> ActivityPage:
    welsh, _is_new = Locale.objects.get_or_create(language_code="cy")
    page.refresh_from_db()
    copy = page.copy_for_translation(welsh, copy_parents=True)
    return ActivityPage.objects.get(pk=copy.pk)


def test_who_publishes_is_in_the_trail() -> None:
    activity = an_activity(visibility=DRAFT)
    a_live_page(activity)
    assert AuditEvent.objects.get(verb="activity.public").actor == "system:pages"
