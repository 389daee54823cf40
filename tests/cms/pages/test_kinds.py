"""Pages of other kinds: a season, visit us, access, people; what each may say and what not."""

from datetime import datetime

import pytest
from django.test import Client

from bookings.catalogue.models import AccessFeature, Activity, Room, Venue
from bookings.planning.models import TeamAssignment
from cms.models import AccessPage, PeoplePage, SeasonPage, VisitPage
from cms.pages import house
from cms.pages.base import BasePage
from kernel.organisation.models import Organisation
from kernel.people.models import Person
from tests.cms.pages.seeing import see, statements
from tests.factories.pages import a_live_page, publish
from tests.factories.programme import a_session, a_ticket, a_venue, an_activity, soon

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def organisation() -> None:
    Organisation.objects.create(
        pk=1, name="The House", short_name="House", email="us@house.example", phone="01632 960110"
    )


@pytest.fixture
def at() -> datetime:
    return soon()


def live[P: BasePage](page: P) -> P:
    home = house.ensure().home
    home.refresh_from_db()
    page.locale, page.live = home.locale, False
    return publish(home.add_child(instance=page))


def someone(name: str, *, agreed: bool = True, **words: object) -> tuple[str, dict[str, object]]:
    return ("person", {"name": name, "role": "", "words": "", "agreed": agreed, **words})


def _workshop(at: datetime, title: str = "Print") -> Activity:
    activity = an_activity(title, at=at)
    a_session(activity, at=at)
    a_ticket(activity, at=at)
    return activity


def test_a_season_shows_live_facts_in_the_editors_order(at: datetime) -> None:
    pages = [a_live_page(_workshop(at, title)) for title in ("Print", "Clay")]
    season = live(SeasonPage(title="Autumn", gathered=[("activity", page) for page in pages[::-1]]))
    text = see(season.url)
    assert text.index("Clay") < text.index("Print", text.index("Clay"))
    assert "10 places left" in text
    pages[1].activity.sessions.get().pools.update(taken=10)
    assert "Full. Places do come back." in see(season.url)


def test_what_is_not_on_show_is_not_in_its_season(at: datetime) -> None:
    page = a_live_page(_workshop(at, "Secret Clay"))
    season = live(SeasonPage(title="Autumn", gathered=[("activity", page)]))
    Activity.objects.update(visibility=Activity.Visibility.UNLISTED)
    assert "Secret Clay" not in see(season.url)
    assert "Nothing is on show here yet." in see(season.url)


def test_what_an_editor_deleted_leaves_its_season_whole(at: datetime) -> None:
    page = a_live_page(_workshop(at))
    season = live(SeasonPage(title="Autumn", gathered=[("activity", page)]))
    page.delete()
    assert "Autumn" in see(season.url)


def test_a_season_costs_the_same_for_two_and_for_twenty(at: datetime) -> None:
    pages = [a_live_page(_workshop(at, f"Work {n}")) for n in range(12)]
    few = live(SeasonPage(title="Few", gathered=[("activity", page) for page in pages[:2]]))
    many = live(SeasonPage(title="Many", gathered=[("activity", page) for page in pages]))
    costs = []
    for season in (few, many):
        Client().get(season.url)
        pages[0].activity.sessions.get().pools.update(taken=len(costs) + 1)
        costs.append(len(statements(lambda season=season: Client().get(season.url))))
    assert costs[0] == costs[1] <= 5


def test_visit_us_shows_rooms_with_their_access(at: datetime) -> None:
    venue = a_venue()
    Venue.objects.update(getting_here="Eight minutes on the flat.", parking="Three bays.")
    loop = AccessFeature.objects.create(key="loop", title_en="Hearing loop")
    venue.rooms.get().access.add(loop)
    text = see(live(VisitPage(title="Visit us")).url)
    assert "The Long Room Holds 30 people. Hearing loop" in text
    assert "Eight minutes on the flat." in text
    assert "Three bays." in text


@pytest.mark.parametrize("kind", ["prison", "hospital", "care_home", "school"])
def test_places_with_doors_of_their_own_are_not_on_visit_us(kind: str) -> None:
    closed = Venue.objects.create(key="closed", title_en="Fennside", kind=kind, address="Held")
    Room.objects.create(venue=closed, key="wing", title_en="The Wing", capacity=4)
    for page in (VisitPage(title="Visit us"), AccessPage(title="Access")):
        text = see(live(page).url)
        assert "Fennside" not in text
        assert "The Wing" not in text


def test_access_leads_to_the_dates_that_have_it(at: datetime) -> None:
    activity = _workshop(at)
    a_live_page(activity)
    relaxed = AccessFeature.objects.create(key="relaxed", title_en="Relaxed")
    AccessFeature.objects.create(key="unused", title_en="Never offered")
    activity.sessions.get().access.add(relaxed)
    page = live(AccessPage(title="Access"))
    assert "Relaxed One entry" in see(page.url)
    assert "Never offered" not in see(page.url)
    assert 'href="/whats-on/?access=relaxed"' in Client().get(page.url).content.decode()


def test_only_who_has_agreed_is_on_the_people_page() -> None:
    page = live(
        PeoplePage(
            title="People",
            people=[someone("Dee Okonjo", words="Bread van."), someone("No Name", agreed=False)],
        )
    )
    text = see(page.url)
    assert "Dee Okonjo Bread van." in text
    assert "No Name" not in text


def test_a_lantern_bears_the_initial_of_what_one_is_called() -> None:
    page = live(PeoplePage(title="People", people=[someone("Dr Hettie Lorne")]))
    assert '<span class="lantern" aria-hidden="true"><b>H</b></span>' in (
        Client().get(page.url).content.decode()
    )


def test_whoever_the_people_page_names_is_named_beside_what_they_lead(at: datetime) -> None:
    activity = _workshop(at)
    for name, function in (("Dee Okonjo", "lead"), ("Bea Thornton", "support")):
        person = Person.objects.create(name=name, email=f"{name[:3].lower()}@house.example")
        TeamAssignment.objects.create(
            session=activity.sessions.get(), person=person, function=function
        )
    page = a_live_page(activity)
    before = see(page.url)
    assert "Led by Dee. With Bea (support)." in before
    assert "Okonjo" not in before
    people = live(PeoplePage(title="People", people=[someone("Dee Okonjo", words="Bread van.")]))
    after = see(page.url)
    assert "Dee Okonjo Bread van. With Bea (support)." in after
    assert "Thornton" not in after
    people.unpublish()
    assert "Okonjo" not in see(page.url)


def test_content_notes_are_folded_and_there(at: datetime) -> None:
    page = a_live_page(_workshop(at), content_notes="Loud drums\n\nA death")
    source = Client().get(page.url).content.decode()
    assert '<details class="content-notes">' in source
    assert "<li>Loud drums</li><li>A death</li>" in source


def test_a_school_visit_says_what_teachers_ask(at: datetime) -> None:
    activity = _workshop(at)
    Activity.objects.update(kind=Activity.Kind.SCHOOL_VISIT)
    page = a_live_page(
        activity, key_stages="Key Stage 2", group_words="15 to 32 pupils", visit_pack="Timetable"
    )
    text = see(page.url)
    assert "For your school" in text
    assert "Key Stage 2" in text
    assert "15 to 32 pupils" in text
    assert "Timetable" in text


def test_a_page_may_be_sent_by_mail_and_copied_and_tells_nobody_else(at: datetime) -> None:
    page = a_live_page(_workshop(at), title="Ink & opinions")
    source = Client().get(page.url).content.decode()
    assert 'href="mailto:?subject=Ink%20%26%20opinions&amp;body=http' in source
    assert "https://" not in source.replace("https://schema.org", "")


def test_a_festival_is_a_table_of_times_and_places(at: datetime) -> None:
    activity = an_activity("Light Up", at=at, kind=Activity.Kind.FESTIVAL)
    for number in range(3):
        a_session(activity, title_en=f"Item {number}", days=7 + number, at=at)
    source = Client().get(a_live_page(activity).url).content.decode()
    assert '<th scope="col">The Long Room</th>' in source
    assert source.count('scope="rowgroup"') == 3
    ref = activity.sessions.first().ref
    assert f'href="#item-{ref}"' in source
    assert f'id="item-{ref}"' in source
