"""Adding, changing and cancelling dates on staff screens."""

from datetime import timedelta

import pytest
from django.test import Client

from bookings.catalogue.models import Session, Venue
from bookings.ordering.models import CapacityPool
from bookings.planning.clashes.models import AllowedClash
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.references import new_secret
from tests.factories.desk import a_workshop, date_typed, next_saturday, signed_in
from tests.factories.programme import a_venue, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def test_one_date_is_made_at_once_in_london_time(editor: Client) -> None:
    activity = an_activity()

    answer = editor.post(f"/admin/activities/{activity.ref}/dates/", date_typed(), follow=True)

    session = activity.sessions.get()
    assert clock.london(session.starts_at).strftime("%H:%M") == "10:00"
    assert clock.london_date(session.starts_at) == next_saturday()
    assert session.pools.get().capacity == 12
    assert "1 date added." in answer.content.decode()
    assert AuditEvent.objects.filter(verb="session.added", about_ref=session.ref).exists()


def test_several_weeks_are_listed_before_any_is_made(editor: Client) -> None:
    activity = an_activity()
    address = f"/admin/activities/{activity.ref}/dates/"

    shown = editor.post(address, date_typed(weeks="8"))

    assert not activity.sessions.exists()
    days = [next_saturday(1 + week).isoformat() for week in range(8)]
    assert [row["value"] for row in shown.context["rows"]] == days

    typed = date_typed(weeks="8", listed="1", days=days[:3] + days[4:], once=new_secret())
    editor.post(address, typed)
    editor.post(address, typed)  # the second click

    made = [clock.london_date(s.starts_at).isoformat() for s in activity.sessions.all()]
    assert made == days[:3] + days[4:]
    # Half past ten stays half past ten on both sides of the night the clocks change.
    assert {clock.spoken_time(s.starts_at) for s in activity.sessions.all()} == {"10am"}


def test_leaving_out_every_date_of_the_list_is_asked_again(editor: Client) -> None:
    activity = an_activity()

    answer = editor.post(
        f"/admin/activities/{activity.ref}/dates/", date_typed(weeks="3", listed="1")
    )

    assert "Leave at least one date ticked." in answer.content.decode()
    assert not activity.sessions.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"capacity": "31"}, "The Long Room holds 30 people. Offer at most that many places."),
        ({"capacity": ""}, "The Long Room holds 30 people. Offer at most that many places."),
        ({"capacity": "0"}, "Write 1 or more."),
        ({"capacity": "-4"}, "Write 1 or more."),
        ({"capacity": "9" * 400}, "Write 100000 or less."),
        ({"capacity": "twelve"}, "Write a whole number."),
        ({"capacity": "1\0"}, "Write a whole number."),
        ({"day": ""}, "Choose the day."),
        ({"day": "Saturday"}, "Write the day like this: 5/12/2026."),
        ({"day": "9999-12-31"}, "Check the year."),
        ({"day": "2101-01-01"}, "Check the year."),
        ({"day": "2099-01-01"}, "That is more than five years away. Check the year."),
        ({"day": "2020-02-01"}, "That has passed. Choose a day to come."),
        ({"starts": "half ten"}, "Write the time like this: 10:30."),
        ({"ends": "09:00"}, "It must end after it starts."),
        ({"ends": "10:00"}, "It must end after it starts."),
        ({"where": ""}, "Choose where it is."),
        ({"where": "room-999999"}, "Choose a place from the list."),
        ({"where": "\0"}, "Choose a place from the list."),
        ({"weeks": "0"}, "Write 1 or more."),
        ({"weeks": "900"}, "Write 60 or less."),
        ({"title": "x" * 161}, "Keep the name to 160 letters."),
        ({"title": "a\0"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_makes_no_date(
    editor: Client, changes: dict[str, str], sentence: str
) -> None:
    activity = an_activity()

    answer = editor.post(f"/admin/activities/{activity.ref}/dates/", date_typed(**changes))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not activity.sessions.exists()


def test_a_venue_without_a_room_may_have_no_limit(editor: Client) -> None:
    activity = an_activity()
    slipway = Venue.objects.create(key="slipway", title_en="The Slipway", kind="outdoors")

    editor.post(
        f"/admin/activities/{activity.ref}/dates/",
        date_typed(where=f"venue-{slipway.pk}", capacity=""),
    )

    session = activity.sessions.get()
    assert (session.venue, session.room) == (slipway, None)
    assert session.pools.get().capacity is None


def test_a_room_wanted_twice_is_refused_in_words_until_somebody_says_why(editor: Client) -> None:
    editor.post(f"/admin/activities/{an_activity('Choir').ref}/dates/", date_typed())
    activity = an_activity("Drums")
    address = f"/admin/activities/{activity.ref}/dates/"

    refused = editor.post(address, date_typed()).content.decode()
    assert activity.sessions.count() == 0
    assert "The Long Room is taken by “Choir” on" in refused
    assert "Why it may be so all the same" in refused

    editor.post(address, date_typed(despite="They sing to the drums."))
    assert activity.sessions.count() == 1
    assert AllowedClash.objects.get().reason == "They sing to the drums."
    assert AuditEvent.objects.filter(verb="clash.allowed").count() == 1


def test_several_dates_that_clash_are_refused_whole_beside_their_list(editor: Client) -> None:
    editor.post(f"/admin/activities/{an_activity('Choir').ref}/dates/", date_typed())
    activity = an_activity("Drums")
    address = f"/admin/activities/{activity.ref}/dates/"
    days = [next_saturday(weeks).isoformat() for weeks in (1, 2)]
    typed = {**date_typed(weeks="2"), "listed": "1", "days": days}

    refused = editor.post(address, typed).content.decode()

    assert activity.sessions.count() == 0
    assert "The Long Room is taken by “Choir” on" in refused
    assert refused.count("checked") == 2
    editor.post(address, {**typed, "days": days[1:]})
    assert activity.sessions.count() == 1


def test_a_date_moved_onto_another_is_refused_in_words(editor: Client) -> None:
    editor.post(f"/admin/activities/{an_activity('Choir').ref}/dates/", date_typed())
    _, session = a_workshop()

    refused = editor.post(f"/admin/dates/{session.ref}/", date_typed()).content.decode()

    assert "The Long Room is taken by “Choir” on" in refused
    before = session.starts_at
    session.refresh_from_db()
    assert session.starts_at == before


def test_a_date_moves_at_once_and_says_so(editor: Client) -> None:
    _, session = a_workshop()

    answer = editor.post(
        f"/admin/dates/{session.ref}/",
        date_typed(starts="14:00", ends="16:00", capacity="9", title="Lanterns"),
        follow=True,
    )

    session.refresh_from_db()
    assert clock.spoken_time(session.starts_at) == "2pm"
    assert (session.title_en, session.pools.get().capacity) == ("Lanterns", 9)
    assert "Changed, and already so for everybody who looks." in answer.content.decode()
    assert AuditEvent.objects.filter(verb="session.changed", about_ref=session.ref).exists()


def test_never_fewer_places_than_are_taken(editor: Client) -> None:
    _, session = a_workshop()
    CapacityPool.objects.filter(session=session).update(taken=7)

    answer = editor.post(f"/admin/dates/{session.ref}/", date_typed(capacity="6"))

    assert "7 places are taken already. Offer at least that many." in answer.content.decode()
    assert session.pools.get().capacity == 10


def test_what_has_begun_keeps_its_time_and_may_be_put_right(editor: Client) -> None:
    _, session = a_workshop()
    past = clock.now() - timedelta(hours=1)
    Session.objects.filter(pk=session.pk).update(
        starts_at=past.replace(second=0, microsecond=0), ends_at=past + timedelta(hours=3)
    )
    form = editor.get(f"/admin/dates/{session.ref}/").context["form"]
    as_it_is = {name: form[name].value() for name in form.fields}
    as_it_is |= {"starts": as_it_is["starts"].strftime("%H:%M"), "ends": "23:59", "capacity": "9"}

    assert editor.post(f"/admin/dates/{session.ref}/", as_it_is).status_code == 302
    assert session.pools.get().capacity == 9


def test_cancelling_asks_first_then_stays_on_the_page_as_cancelled(editor: Client) -> None:
    _, session = a_workshop()
    address = f"/admin/dates/{session.ref}/cancel/"

    asked = editor.get(address).content.decode()
    session.refresh_from_db()
    assert "will not happen?" in asked
    assert "Nobody has booked it." in asked
    assert session.status == Session.Status.SCHEDULED

    editor.post(address)
    editor.post(address)

    session.refresh_from_db()
    assert session.status == Session.Status.CANCELLED
    assert AuditEvent.objects.filter(verb="session.cancelled").count() == 1


def test_the_way_back_leads_only_to_addresses_of_ours(editor: Client) -> None:
    activity = an_activity()
    address = f"/admin/activities/{activity.ref}/dates/"

    later = date_typed(starts="14:00", ends="15:00", next="https://evil.example/")

    home = editor.post(address, date_typed(next="/admin/pages/7/edit/#panel"))
    elsewhere = editor.post(address, later)

    assert home["Location"] == "/admin/pages/7/edit/#panel"
    assert elsewhere["Location"] == f"/admin/activities/{activity.ref}/"


@pytest.mark.parametrize("address", ["activities/{}/dates/", "dates/{}/", "dates/{}/cancel/"])
@pytest.mark.parametrize("ref", ["nothing123", "a b", "é" * 40, "%00"])
def test_an_address_of_nothing_is_not_there(editor: Client, address: str, ref: str) -> None:
    assert editor.get(f"/admin/{address.format(ref)}").status_code == 404


def test_only_editor_and_officer_change_dates() -> None:
    _, session = a_workshop()
    a_venue()

    for role in ("box_office", "finance", "dsl", "administrator"):
        browser = signed_in(role)
        for address in ("", "cancel/"):
            assert browser.post(f"/admin/dates/{session.ref}/{address}").status_code == 404
    session.refresh_from_db()
    assert session.status == Session.Status.SCHEDULED
