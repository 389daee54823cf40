"""Two live pages of one activity are found and named."""

import pytest

from cms.models import ActivityPage
from project.invariants.all import breaches
from tests.factories.desk import a_page, a_workshop

pytestmark = pytest.mark.django_db


def test_two_live_pages_of_one_activity() -> None:
    activity, _ = a_workshop()
    a_page(activity)
    a_page(activity, title="Paper Boats again")
    ActivityPage.objects.update(live=True)  # past the rule that forbids it
    assert [str(breach) for breach in breaches()] == [
        f"page (one live page): activity {activity.ref} has 2 live pages in en"
    ]


def test_one_live_page_and_a_draft_are_well() -> None:
    activity, _ = a_workshop()
    a_page(activity)
    a_page(activity, title="Paper Boats again")
    ActivityPage.objects.filter(title="Paper Boats").update(live=True)
    assert breaches() == []
