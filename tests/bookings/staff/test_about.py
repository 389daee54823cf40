"""Who an activity is for, changed at once."""

from typing import Any

import pytest
from django.test import Client

from bookings.catalogue.models import AccessFeature, Activity, ArtForm
from bookings.planning.models import Finding
from kernel.audit.models import AuditEvent
from tests.factories.desk import a_workshop, signed_in

pytestmark = pytest.mark.django_db


def typed(activity: Activity, **changes: Any) -> dict[str, Any]:
    return {
        "title": activity.title_en,
        "kind": activity.kind,
        "duty_of_care": activity.duty_of_care,
        "way_in": activity.way_in,
        "min_age": "",
        "max_age": "",
        "age_label": "",
        "ratio": "",
        "access_note": "",
        "bring": "",
        "campaign_ref": "",
        **changes,
    }


def change(editor: Client, activity: Activity, **changes: Any) -> str:
    answer = editor.post(
        f"/admin/activities/{activity.ref}/about/", typed(activity, **changes), follow=True
    )
    activity.refresh_from_db()
    return answer.content.decode()


@pytest.fixture
def editor() -> Client:
    return signed_in("officer")


def test_facts_change_at_once_and_the_trail_names_them_without_words(editor: Client) -> None:
    activity, _ = a_workshop()
    clay = ArtForm.objects.create(key="clay", title_en="Clay")
    bsl = AccessFeature.objects.create(key="bsl", title_en="BSL")

    said = change(
        editor,
        activity,
        min_age="5",
        max_age="7",
        bring="An apron",
        art_forms=[clay.pk],
        access=[bsl.pk],
        access_note="Quiet room next door.",
    )

    assert "Changed, and already so for everybody who looks." in said
    assert (activity.min_age, activity.max_age, activity.bring_en) == (5, 7, "An apron")
    assert list(activity.art_forms.all()) == [clay]
    assert list(activity.access.all()) == [bsl]
    event = AuditEvent.objects.get(verb="activity.changed")
    assert set(event.facts["facts"]) == {
        *("min_age", "max_age", "bring_en", "access_note_en", "art_forms", "access"),
    }
    assert "apron" not in str(event.facts)


def test_nothing_different_changes_nothing_and_leaves_no_trace(editor: Client) -> None:
    activity, _ = a_workshop()

    assert "Nothing was different" in change(editor, activity)
    assert not AuditEvent.objects.filter(verb="activity.changed").exists()


def test_another_duty_of_care_is_judged_by_the_gate_at_once(editor: Client) -> None:
    activity, session = a_workshop()
    assert not Finding.objects.filter(session=session).exists()

    said = change(editor, activity, duty_of_care="unaccompanied_children")

    assert Finding.objects.filter(session=session, stops_opening=True).exists()
    assert "Nobody is named as lead." in said


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give it a name."),
        ({"title": "é" * 161}, "Keep the name to 160 letters."),
        ({"min_age": "-3"}, "Write 0 or more."),
        ({"min_age": "9", "max_age": "5"}, "The oldest cannot be younger than the youngest."),
        ({"duty_of_care": ""}, "Choose one."),
        ({"way_in": "window"}, "Choose one."),
        ({"ratio": "0"}, "Write 1 or more."),
        ({"art_forms": ["x\0"]}, "Null characters are not allowed"),
        ({"art_forms": ["999999"]}, "Choose from the list."),
        ({"art_forms": [str(10**30)]}, "Choose from the list."),
        ({"access": ["9" * 5_000]}, "Choose from the list."),
        ({"access": ["many"]}, "is not a valid value."),
        ({"access_note": "x" * 10_000}, "Keep it to 4,000 letters."),
        ({"bring": "x" * 251}, "Keep it to 250 letters."),
        ({"campaign_ref": "nothing"}, "Choose a campaign from the list."),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    editor: Client, changes: dict[str, Any], sentence: str
) -> None:
    activity, _ = a_workshop()

    said = change(editor, activity, **changes)

    assert sentence in said
    assert not AuditEvent.objects.filter(verb="activity.changed").exists()


def test_nobody_else_changes_it() -> None:
    activity, _ = a_workshop()

    answer = signed_in("fundraising").post(
        f"/admin/activities/{activity.ref}/about/", typed(activity, title="Mine")
    )

    activity.refresh_from_db()
    assert (answer.status_code, activity.title_en) == (404, "Paper Boats")
