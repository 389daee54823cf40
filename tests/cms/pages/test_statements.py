"""Public pages are cheap and the same for everybody: five statements, no cookie, no POST."""

from datetime import datetime

import pytest
from django.test import Client

from bookings.catalogue.models import AccessFeature, Activity, ArtForm
from bookings.planning.models import TeamAssignment
from kernel.organisation.models import Organisation
from kernel.people.models import Person
from tests.cms.pages.seeing import statements
from tests.factories.pages import a_drawing, a_live_page
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
MOST = 5


@pytest.fixture(autouse=True)
def organisation() -> None:
    Organisation.objects.create(
        pk=1, name="The House", short_name="House", email="us@house.example"
    )


def _activity(title: str, dates: int, *, at: datetime) -> Activity:
    """With all that a page may show: art form, access, team, picture, tickets."""
    activity = an_activity(title, at=at, duty_of_care=Activity.DutyOfCare.CHILDREN_WITH_ADULT)
    sessions = [a_session(activity, days=1 + number, at=at) for number in range(dates)]
    a_ticket(activity, at=at)
    a_ticket(activity, pence=0, title="Open place", quota=3, at=at)
    form, _new = ArtForm.objects.get_or_create(key="visual", defaults={"title_en": "Making"})
    feature, _new = AccessFeature.objects.get_or_create(key="loop", defaults={"title_en": "Loop"})
    activity.art_forms.add(form)
    activity.access.add(feature)
    person = Person.objects.create(name="Dee Okonjo")
    for session in sessions:
        session.access.add(feature)
        TeamAssignment.objects.create(session=session, person=person, function="lead")
    a_live_page(activity, picture=a_drawing())
    return activity


def _path(activity: Activity) -> str:
    return activity.pages.get().url


def _count(path: str) -> int:
    Client().get(path)  # navigation, organisation and vocabulary are in the cache from here on
    sent = statements(lambda: Client().get(path))
    assert len(sent) <= MOST, "\n".join(sent)
    return len(sent)


def test_an_activity_page_asks_as_much_for_sixty_dates_as_for_one() -> None:
    at = soon()
    one, many = _activity("One", 1, at=at), _activity("Many", 60, at=at)
    _activity("Another", 3, at=at)
    assert _count(_path(one)) == _count(_path(many))


def test_whats_on_asks_as_much_for_many_activities_as_for_one() -> None:
    at = soon()
    _activity("One", 1, at=at)
    few = _count("/whats-on/")
    for number in range(5):
        _activity(f"Many {number}", 12, at=at)
    assert _count("/whats-on/") == few


@pytest.mark.parametrize("path", ["/", "/whats-on/", "/support/", "/news/"])
def test_a_public_page_sets_no_cookie_and_may_be_cached(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"].startswith("public, max-age=0, s-maxage=")


def test_an_activity_page_sets_no_cookie_and_posts_nothing() -> None:
    activity = _activity("One", 2, at=soon())
    answer = Client().get(_path(activity))
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert 'method="post"' not in answer.content.decode().lower()


def test_a_page_is_the_same_for_somebody_who_is_signed_in() -> None:
    client = Client()
    client.cookies["session"] = "whatever"
    assert client.get("/whats-on/").content == Client().get("/whats-on/").content


def test_a_public_page_takes_no_post() -> None:
    assert Client().post("/whats-on/").status_code == 405
