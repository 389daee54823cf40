"""A letter of assurance says what is on record, no more, and is on the trail before it leaves."""

import hashlib
import io
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client

from bookings.catalogue.models import Session
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Partner, Person, User
from kernel.people.roles import STAFF, Role
from safeguarding.clearance import planned as plans
from safeguarding.letters.content import COLUMNS, workers
from safeguarding.letters.models import AssuranceLetter
from safeguarding.record.columns import Column
from tests.factories.desk import a_workshop, signed_in
from tests.factories.people import let_proof_grow_old
from tests.factories.team import a_newcomer, a_pending_check, a_person, a_worker, in_team

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/letters-of-assurance/"
KEEPERS = {Role.SAFEGUARDING_OFFICER, Role.DSL}


def keeper(role: str = "dsl") -> Client:
    """Somebody who can sign."""
    client = signed_in(role)
    user = User.objects.get(grants__role=role)
    user.person = Person.objects.create(name="Chris Halloran")
    user.save()
    return client


def a_planned_workshop() -> tuple[str, Person]:
    now = clock.now()
    activity, session = a_workshop(duty_of_care="unaccompanied_children", min_age=8)
    ada = a_worker("Ada Marsh", at=now, number="001234567890", seen_by=a_person("Bea Witness"))
    Person.objects.filter(pk=ada.pk).update(birth_date=date(1987, 6, 5))
    in_team(session, ada, "lead", at=now)
    return activity.ref, ada


def typed(ref: str, **changes: str) -> dict[str, str]:
    school, _ = Partner.objects.get_or_create(
        name="Marram Primary School", defaults={"kind": "school", "contact": "Eve Sutherland"}
    )
    return {
        "partner": school.ref,
        "new_name": "",
        "activity": ref,
        "first": "",
        "last": "",
        **changes,
    }


def told(ref: str) -> dict[str, list[object]]:
    """By person, what stands in the letter's lines."""
    plan = plans.plan()
    found = plan.planned(ref, at=clock.now()) if plan else None
    assert found is not None
    on = clock.london_date(clock.now())
    return {w.name: [w.dates, *w.lines] for w in workers(found, on=on)}


def test_one_click_makes_a_tagged_paper_and_a_row_that_knows_it_again() -> None:
    ref, ada = a_planned_workshop()

    answer = keeper().post(ADDRESS, typed(ref))

    assert answer["Content-Type"] == "application/pdf"
    letter = AssuranceLetter.objects.get()
    assert letter.sha256 == hashlib.sha256(answer.content).hexdigest()
    assert (letter.partner.name, letter.signed_by.name, letter.people) == (
        "Marram Primary School",
        "Chris Halloran",
        1,
    )
    event = AuditEvent.objects.get(verb="assurance.written")
    assert letter.partner.ref in str(event.facts)
    assert ada.ref in str(event.facts)
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert str(paper.Root.Lang) == "en"
        assert paper.open_metadata()["pdfuaid:part"] == "1"


def test_it_names_exactly_the_columns_of_a_schools_record() -> None:
    ref, _ada = a_planned_workshop()
    lines = told(ref)["Ada Marsh"][1:]
    assert [line.term for line in lines] == [str(Column(c).label) for c in COLUMNS]
    check = lines[COLUMNS.index(Column.CHECK)]
    seen = clock.london_date(clock.now()) - timedelta(days=90)
    assert check.stands.startswith("Done: Enhanced with the children's barred list")
    assert (check.day, check.by) == (f"{seen.day} {seen:%B %Y}", "Bea Witness")


def test_neither_number_nor_birth_date_stands_in_it() -> None:
    ref, _ada = a_planned_workshop()
    said = str(told(ref))
    for secret in ("001234567890", "7890", "1987", "5 June"):
        assert secret not in said


def test_what_is_missing_is_not_confirmed_and_never_says_why() -> None:
    ref, _ada = a_planned_workshop()
    session = Session.objects.get(activity__ref=ref)
    tamsin = a_newcomer("Tamsin Greave", at=clock.now())
    a_pending_check(tamsin, at=clock.now())
    in_team(session, tamsin, at=clock.now())

    dates, *lines = told(ref)["Tamsin Greave"]

    assert "Not cleared for:" in str(dates)
    check = lines[COLUMNS.index(Column.CHECK)]
    assert (check.stands, check.day, check.by) == ("Not confirmed", "", "")


def test_a_school_that_is_typed_is_added_once() -> None:
    ref, _ada = a_planned_workshop()
    client = keeper()
    for name in ("Fenwater Academy", " fenwater academy "):
        client.post(ADDRESS, typed(ref, partner="", new_name=name))
    assert Partner.objects.filter(name__iexact="Fenwater Academy").count() == 1
    assert AssuranceLetter.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"partner": ""}, "Choose a school, or write its name below."),
        ({"partner": "\0"}, "Choose one from the list."),
        ({"activity": ""}, "Choose an activity."),
        ({"activity": "nothing"}, "Choose an activity from the list."),
        ({"first": "1/1/2099"}, "no date to come between those days"),
        ({"first": "2/1/2099", "last": "1/1/2099"}, "cannot be before the first"),
        ({"last": "soon"}, "Write the day like this"),
        ({"new_name": "x" * 10_000}, "Keep it to 200 letters."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_no_letter(
    changes: dict[str, str], sentence: str
) -> None:
    ref, _ada = a_planned_workshop()
    answer = keeper().post(ADDRESS, typed(ref, **changes))
    assert sentence in answer.content.decode()
    assert not AssuranceLetter.objects.exists()
    assert not AuditEvent.objects.filter(verb="assurance.written").exists()


def test_a_date_without_a_team_makes_no_letter() -> None:
    activity, _session = a_workshop()
    answer = keeper().post(ADDRESS, typed(activity.ref))
    assert "Nobody is named on those dates yet." in answer.content.decode()


@pytest.mark.parametrize("role", sorted(STAFF - KEEPERS))
def test_nobody_else_writes_one(role: str) -> None:
    ref, _ada = a_planned_workshop()
    client = signed_in(role)
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, typed(ref)).status_code == 404
    assert not AssuranceLetter.objects.exists()


def test_it_asks_first_whether_it_is_still_you() -> None:
    ref, _ada = a_planned_workshop()
    client = keeper()
    let_proof_grow_old(client)
    client.post(ADDRESS, typed(ref))
    assert not AssuranceLetter.objects.exists()
