"""Naming lead and team on a staff screen; the gate's sentences come with it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.catalogue.models import Activity, ArtForm
from bookings.planning.availability.models import Availability, WorkerTerms
from bookings.planning.clashes.models import AllowedClash
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person
from tests.factories.desk import a_workshop, signed_in
from tests.factories.programme import a_session
from tests.factories.team import a_newcomer, a_pending_check, a_worker

pytestmark = pytest.mark.django_db
ALL_THE_SAME = {"all_the_same": "on"}
CHILDREN = {"duty_of_care": "unaccompanied_children", "min_age": 8}


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def a_pending(name: str) -> Person:
    person = a_newcomer(name)
    a_pending_check(person)
    return person


def named(activity: Activity, editor: Client, **typed: object) -> str:
    """What the screen says after the form was sent."""
    answer = editor.post(f"/admin/activities/{activity.ref}/team/", typed, follow=True)
    return answer.content.decode()


def test_somebody_uncleared_is_refused_in_place_with_those_who_could(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    tamsin, now = a_newcomer("Tamsin Greave"), clock.now()
    for name in ("Ada Marsh", "Bo Finch", "Cy Hale", "Di Moss"):
        a_worker(name, at=now)

    said = named(activity, editor, person=tamsin.ref, function="lead", dates=[session.ref])

    assert "Tamsin Greave was not named" in said
    assert "Tamsin Greave is not cleared to lead on" in said
    assert "3 who could" in said
    assert "Name Ada" in said
    assert not TeamAssignment.objects.exists()
    assert not AuditEvent.objects.filter(verb="team.assigned").exists()


def test_why_somebody_is_not_cleared_is_for_the_safeguarding_team_alone(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    typed = {"person": a_pending("Tamsin Greave").ref, "function": "lead", "dates": [session.ref]}
    waits = "has not come back"

    assert waits not in named(activity, editor, **typed)
    assert waits in named(activity, signed_in("dsl"), **typed)


def test_an_uncleared_lead_is_named_all_the_same_and_what_is_missing_is_said(
    editor: Client,
) -> None:
    activity, session = a_workshop(**CHILDREN)
    marek = a_newcomer("Marek Hill")

    said = named(activity, editor, person=marek.ref, function="lead", dates=[session.ref],
                 all_the_same="on")  # fmt: skip

    assert TeamAssignment.objects.filter(session=session, person=marek).exists()
    assert "Marek Hill is named on 1 date." in said
    assert "Marek Hill is not cleared to lead on" in said
    assert "Booking is shut" in said


def test_somebody_elsewhere_is_refused_until_somebody_says_why(editor: Client) -> None:
    activity, session = a_workshop()
    other, there = a_workshop("Choir")
    typed = {"person": a_newcomer("Marek Hill").ref, "function": "lead", "all_the_same": "on"}
    named(other, editor, **typed, dates=[there.ref])

    refused = named(activity, editor, **typed, dates=[session.ref])
    assert "Marek Hill is at “Choir” on" in refused
    assert TeamAssignment.objects.count() == 1

    named(activity, editor, **typed, dates=[session.ref], despite="He walks between the rooms.")
    assert TeamAssignment.objects.count() == 2
    assert AllowedClash.objects.get().reason == "He walks between the rooms."


def test_somebody_away_is_refused_and_the_dates_left_are_offered(editor: Client) -> None:
    activity, session = a_workshop()
    later = a_session(activity, days=14, at=clock.now())
    marek = a_worker("Marek Hill", at=clock.now())
    day = clock.london_date(session.starts_at)
    Availability.objects.create(
        person=marek, kind="away", from_date=day, until_date=day, said_at=clock.now()
    )

    said = named(activity, editor, person=marek.ref, function="lead",
                 dates=[session.ref, later.ref])  # fmt: skip

    assert "Marek Hill has said they are away on" in said
    assert "Nothing speaks against Marek on" in said
    assert "Name Marek on that date" in said
    assert not TeamAssignment.objects.exists()


def test_those_who_could_are_suggested_the_right_practice_first(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    form = ArtForm.objects.create(key="printmaking", title_en="Printmaking")
    activity.art_forms.add(form)
    now = clock.now()
    a_worker("Ada Marsh", at=now)
    printer = a_worker("Zed Press", at=now)
    WorkerTerms.objects.create(person=printer, practice="Printer").art_forms.add(form)
    day = clock.london_date(session.starts_at)
    Availability.objects.create(
        person=printer, kind="free", from_date=day, until_date=day, said_at=now
    )
    a_newcomer("Tamsin Greave")

    said = editor.get(f"/admin/activities/{activity.ref}/team/").content.decode()

    assert said.index("Zed Press") < said.index("Ada Marsh")
    assert "Cleared for that date · says they are free · does printmaking" in said
    assert said.index("These cannot, and why") < said.index("Tamsin Greave is not cleared to lead")


def test_the_screen_asks_as_many_questions_for_two_people_as_for_twenty(editor: Client) -> None:
    activity, _session = a_workshop(**CHILDREN)
    address = f"/admin/activities/{activity.ref}/team/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        return len(queries)

    for number in range(2):
        a_worker(f"Person {number}", at=clock.now())
    editor.get(address)
    few = asked()
    for number in range(18):
        a_worker(f"More {number}", at=clock.now())
    assert asked() == few


def test_with_a_cleared_team_nothing_stands_in_the_way(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    now = clock.now()
    for name, function in (("Ada", "lead"), ("Bea", "support")):
        editor.post(
            f"/admin/activities/{activity.ref}/team/",
            {"person": a_worker(name, at=now).ref, "function": function, "dates": [session.ref]},
        )

    said = editor.get(f"/admin/activities/{activity.ref}/").content.decode()

    assert "Booking is open." in said
    assert "Led by Ada." in said


def test_naming_twice_is_naming_once(editor: Client) -> None:
    activity, session = a_workshop()
    form = {"person": a_newcomer().ref, "function": "lead", "dates": [session.ref]}

    for _ in range(2):
        editor.post(f"/admin/activities/{activity.ref}/team/", form)

    assert TeamAssignment.objects.count() == 1


def test_only_people_who_work_with_us_are_offered(editor: Client) -> None:
    activity, session = a_workshop()
    child = Person.objects.create(name="Kit Little")
    a_newcomer("Marek Hill")
    address = f"/admin/activities/{activity.ref}/team/"

    shown = editor.get(address).content.decode()
    refused = editor.post(
        address, {"person": child.ref, "function": "lead", "dates": [session.ref]}
    )

    assert "Marek Hill" in shown
    assert "Kit Little" not in shown
    assert "Choose one from the list." in refused.content.decode()
    assert not TeamAssignment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"person": ""}, "Choose a person."),
        ({"person": "\0"}, "Choose one from the list."),
        ({"function": "king"}, "Choose one from the list."),
        ({"dates": []}, "Leave at least one date ticked."),
        ({"dates": ["nothing"]}, "Choose from the dates shown."),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    editor: Client, changes: dict[str, object], sentence: str
) -> None:
    activity, session = a_workshop()
    form = {"person": a_newcomer().ref, "function": "lead", "dates": [session.ref]}

    answer = editor.post(f"/admin/activities/{activity.ref}/team/", {**form, **changes})

    assert sentence in answer.content.decode()
    assert not TeamAssignment.objects.exists()


def test_somebody_is_taken_off_one_date(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    form = {"person": a_newcomer("Marek Hill").ref, "function": "lead", "dates": [session.ref]}
    editor.post(f"/admin/activities/{activity.ref}/team/", form | ALL_THE_SAME)
    named = TeamAssignment.objects.get()
    address = f"/admin/activities/{activity.ref}/team/{named.pk}/remove/"

    assert editor.get(address).status_code == 405
    said = editor.post(address, follow=True).content.decode()
    again = editor.post(address)

    assert not TeamAssignment.objects.exists()
    assert "Marek Hill is off that date." in said
    assert again.status_code == 302


def test_somebody_of_another_activity_is_not_taken_off_by_this_ones_address(
    editor: Client,
) -> None:
    activity, session = a_workshop()
    form = {"person": a_newcomer().ref, "function": "lead", "dates": [session.ref]}
    editor.post(f"/admin/activities/{activity.ref}/team/", form)
    other, _ = a_workshop("Choir")

    editor.post(f"/admin/activities/{other.ref}/team/{TeamAssignment.objects.get().pk}/remove/")

    assert TeamAssignment.objects.count() == 1


def test_nobody_else_names_a_team() -> None:
    activity, session = a_workshop()
    form = {"person": a_newcomer().ref, "function": "lead", "dates": [session.ref]}

    answer = signed_in("box_office").post(f"/admin/activities/{activity.ref}/team/", form)

    assert answer.status_code == 404
    assert not TeamAssignment.objects.exists()
