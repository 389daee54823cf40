"""Naming lead and team on a staff screen; the gate's sentences come with it."""

import pytest
from django.test import Client

from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.people.models import Person
from tests.factories.desk import a_workshop, signed_in
from tests.factories.team import a_newcomer, a_worker

pytestmark = pytest.mark.django_db
CHILDREN = {"duty_of_care": "unaccompanied_children", "min_age": 8}


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def test_an_uncleared_lead_is_named_and_what_is_missing_is_said(editor: Client) -> None:
    activity, session = a_workshop(**CHILDREN)
    marek = a_newcomer("Marek Hill")

    answer = editor.post(
        f"/admin/activities/{activity.ref}/team/",
        {"person": marek.ref, "function": "lead", "dates": [session.ref]},
        follow=True,
    )

    said = answer.content.decode()
    assert TeamAssignment.objects.filter(session=session, person=marek).exists()
    assert "Marek Hill is named on 1 date." in said
    assert "Marek Hill is not cleared to lead on" in said
    assert "Booking is shut" in said


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
    editor.post(f"/admin/activities/{activity.ref}/team/", form)
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
