"""A workshop, a course, a festival: what its page says, and what it offers to press."""

from datetime import datetime

import pytest
from django.test import Client

from bookings.catalogue.models import Activity
from bookings.catalogue.scheduling import cancel_session
from bookings.ordering.models import TicketType
from bookings.planning.models import Finding, TeamAssignment
from kernel.organisation.models import Organisation
from kernel.people.models import Person
from tests.cms.pages.seeing import see, words
from tests.factories.pages import a_live_page, a_page
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
Care, Visibility = Activity.DutyOfCare, Activity.Visibility


@pytest.fixture(autouse=True)
def organisation() -> None:
    Organisation.objects.create(
        pk=1, name="The House", short_name="House", email="us@house.example", phone="01632 960110"
    )


@pytest.fixture
def at() -> datetime:
    return soon()


def _workshop(at: datetime, **facts: object) -> Activity:
    activity = an_activity("Print Evening", at=at, **facts)
    a_session(activity, at=at)
    return activity


def test_a_workshop_says_its_price_and_leads_to_booking(at: datetime) -> None:
    activity = _workshop(at)
    a_ticket(activity, pence=2800, at=at)
    page = a_live_page(activity, subtitle="Ink and opinions")
    text = see(page.url)
    assert "Ink and opinions" in text
    assert "£28" in text
    assert f'href="/book/{activity.sessions.get().ref}/"' in _source(page.url)


def test_a_course_is_booked_as_a_whole(at: datetime) -> None:
    activity = an_activity("Juniors", at=at, kind=Activity.Kind.TERM, way_in=Activity.Way.ALL)
    for days in (7, 14, 21):
        a_session(activity, days=days, at=at)
    a_ticket(activity, pence=6500, scope=TicketType.Scope.ALL, title="Full term", at=at)
    page = a_live_page(activity)
    assert "Book the term" in see(page.url)
    assert f'href="/book/{activity.course.ref}/"' in _source(page.url)


def test_a_finding_of_the_gate_says_booking_opens_soon(at: datetime) -> None:
    activity = _workshop(at)
    a_ticket(activity, at=at)
    page = a_live_page(activity)
    Finding.objects.create(
        session=activity.sessions.get(),
        light=Finding.Light.RED,
        stops_opening=True,
        text="Nobody leads it.",
        found_at=at,
    )
    assert "Booking opens soon" in see(page.url)
    assert "/book/" not in _source(page.url)
    assert "Nobody leads it." not in see(page.url)


def test_a_visit_by_quotation_is_booked_by_telephone(at: datetime) -> None:
    activity = _workshop(at)
    TicketType.objects.filter(pk=a_ticket(activity, at=at).pk).update(kind="quote")
    page = a_live_page(activity)
    assert "Ring 01632 960110 to book" in see(page.url)
    assert 'href="tel:01632960110"' in _source(page.url)
    assert "/book/" not in _source(page.url)


def test_what_is_full_says_so_and_offers_no_button(at: datetime) -> None:
    activity = _workshop(at)
    a_ticket(activity, at=at)
    page = a_live_page(activity)
    activity.sessions.get().pools.update(taken=10)
    assert "Full. Places do come back." in see(page.url)
    assert "/book/" not in _source(page.url)


def test_a_drop_in_needs_no_booking(at: datetime) -> None:
    page = a_live_page(_workshop(at, way_in=Activity.Way.DROP_IN))
    assert "Just come, no booking" in see(page.url)


def test_a_cancelled_date_stays_and_is_marked(at: datetime) -> None:
    activity = _workshop(at)
    gone = a_session(activity, days=14, at=at)
    a_ticket(activity, at=at)
    cancel_session(session=gone, by=OFFICER, at=at)
    page = a_live_page(activity)
    assert "Called off" in see(page.url)
    assert f"/book/{gone.ref}/" not in _source(page.url)
    assert "EventCancelled" in _source(page.url)


def test_a_festival_shows_each_item_with_its_own_tickets(at: datetime) -> None:
    activity = an_activity("Light Up", at=at, kind=Activity.Kind.FESTIVAL)
    lantern = a_session(activity, title_en="Lantern Night", at=at)
    heron = a_session(activity, title_en="The Heron", days=8, at=at)
    a_ticket(activity, pence=1800, scope=TicketType.Scope.ALL, title="Weekend pass", at=at)
    a_ticket(activity, pence=400, sessions=[lantern], at=at)
    a_ticket(activity, pence=0, sessions=[heron], at=at)
    page = a_live_page(activity)
    text, source = see(page.url), _source(page.url)
    assert "Lantern Night" in text
    assert "Weekend pass" in text
    assert "Get free tickets : The Heron" in text
    assert f'href="/book/{lantern.ref}/"' in source
    assert f'href="/book/{heron.ref}/"' in source


def test_children_are_promised_only_what_the_gate_has_found(at: datetime) -> None:
    activity = _workshop(at, duty_of_care=Care.UNACCOMPANIED_CHILDREN, ratio=6)
    a_ticket(activity, at=at)
    session = activity.sessions.get()
    dee = Person.objects.create(name="Dee Okonjo")
    TeamAssignment.objects.create(session=session, person=dee, function="lead")
    page = a_live_page(activity)
    Finding.objects.all().delete()
    assert "Dee is checked, trained and in date" in see(page.url)
    Finding.objects.create(
        session=session, light=Finding.Light.RED, text="One adult alone.", found_at=at
    )
    text = see(page.url)
    assert "Dee is checked" not in text
    assert "Keeping children safe" in text


def test_first_names_alone_are_public(at: datetime) -> None:
    activity = _workshop(at)
    person = Person.objects.create(name="Dr Hettie Lorne", email="hettie@house.example")
    TeamAssignment.objects.create(session=activity.sessions.get(), person=person, function="lead")
    source = _source(a_live_page(activity).url)
    assert "Hettie" in source
    assert "Lorne" not in source
    assert "hettie@house.example" not in source


@pytest.mark.parametrize(
    ("visibility", "status"),
    [("public", 200), ("unlisted", 200), ("closed", 404), ("draft", 404)],
)
def test_who_may_see_a_page_by_its_address(at: datetime, visibility: str, status: int) -> None:
    page = a_live_page(_workshop(at))
    Activity.objects.update(visibility=visibility)
    assert Client().get(page.url).status_code == status


def test_a_draft_page_is_not_there(at: datetime) -> None:
    assert Client().get(a_page(_workshop(at)).url).status_code == 404


def test_what_is_by_link_alone_is_not_in_the_sitemap(at: datetime) -> None:
    page = a_live_page(_workshop(at))
    assert page.url in Client().get("/sitemap.xml").content.decode()
    Activity.objects.update(visibility=Visibility.UNLISTED)
    assert page.url not in Client().get("/sitemap.xml").content.decode()


def test_a_page_once_over_still_answers(at: datetime) -> None:
    activity = _workshop(at)
    page = a_live_page(activity)
    past = at.replace(year=at.year - 1)
    activity.sessions.update(starts_at=past, ends_at=past.replace(hour=23, minute=59))
    assert "This has been" in see(page.url)


@pytest.mark.parametrize(
    ("mode", "says"),
    [("", "10 places left"), ("full", "Full."), ("opens_soon", "Booking opens soon")],
)
def test_a_draft_can_be_previewed_with_its_live_facts(at: datetime, mode: str, says: str) -> None:
    activity = _workshop(at)
    a_ticket(activity, at=at)
    page = a_page(activity)
    answer = page.make_preview_request(preview_mode=mode)
    answer.render()
    assert says in words(answer)


def _source(path: str) -> str:
    return Client().get(path).content.decode()
