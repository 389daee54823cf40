"""From a date that says children perform to one that may run, on the screens of those who do it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.ordering.models import Place
from bookings.planning.models import Finding
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person
from kernel.references import new_secret
from safeguarding.vetting.models import Licence, PerformanceDay
from tests.factories import team
from tests.factories.desk import date_typed, signed_in
from tests.factories.people import an_account
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db
HOME = "/admin/children-who-perform/"


@pytest.fixture
def lead() -> Client:
    return signed_in("dsl")


@pytest.fixture
def session() -> Session:
    """A cleared team and two children, one of them named."""
    now = clock.now()
    activity = an_activity("Shadows", at=now, duty_of_care="unaccompanied_children", min_age=9)
    session = a_session(activity, days=9, at=now)
    team.a_cleared_lead(session, at=now)
    team.a_cleared_second(session, at=now)
    team.booked(session, 2, at=now)
    born = clock.london_date(now) - timedelta(days=10 * 365)
    ada = Person.objects.create(name="Ada Adeyemi", birth_date=born)
    Place.objects.filter(pk=session.places.first().pk).update(participant=ada)
    return session


def performs(session: Session, way: str) -> None:
    """Whoever plans says so, on the screen of the date."""
    day = clock.london_date(session.starts_at)
    typed = date_typed(day=day.isoformat(), performing=way, despite="They play in the hall.")
    typed.pop("once", None)
    answer = signed_in("officer").post(f"/admin/dates/{session.ref}/", typed)
    assert answer.status_code == 302, answer.content.decode()
    session.refresh_from_db()
    assert session.performing == way


def given(**typed: str) -> dict[str, str]:
    today = clock.london_date(clock.now())
    return {
        "authority": "The council",
        "from_date": today.isoformat(),
        "until_date": (today + timedelta(days=90)).isoformat(),
        "seen_date": today.isoformat(),
        "seen_by": Person.objects.get(name="Rea Reader").ref,
        "once": new_secret(),
        **typed,
    }


@pytest.fixture(autouse=True)
def reader() -> None:
    """A colleague who may have read what a council wrote."""
    user = an_account("safeguarding_officer", email="rea@example.org")
    user.person = team.a_person("Rea Reader")
    user.save()


def words(session: Session) -> str:
    return " ".join(Finding.objects.filter(session=session).values_list("text", flat=True))


def test_a_bopa_clears_its_activity_before_the_answer_ends(lead: Client, session: Session) -> None:
    performs(session, "bopa")
    assert "No BOPA on record" in words(session)
    assert gate.may_open(session, at=clock.now()).opens  # it is booked all the while
    assert not gate.may_open(session, at=clock.now()).may_run

    lead.post(HOME + "bopa/", given(activity_ref=session.activity.ref))

    assert words(session) == ""
    row = Licence.objects.get()
    assert AuditEvent.objects.filter(verb="licence.recorded", about_ref=str(row.key)).exists()

    lead.post(f"{HOME}{row.key}/mistake/", {"once": new_secret()})
    assert "No BOPA on record" in words(session)


def test_a_child_is_cleared_by_a_licence_and_an_unnamed_place_is_not(
    lead: Client, session: Session
) -> None:
    performs(session, "licence")
    assert "2 children have no licence" in words(session)

    ada = Person.objects.get(name="Ada Adeyemi")
    lead.post(HOME + "licence/", given(person=ada.ref, days_allowed="2"))
    assert "1 child has no licence" in words(session)

    today = clock.london_date(clock.now()).isoformat()
    lead.post(HOME + "day/", {"person": ada.ref, "day": today, "once": new_secret()})
    assert PerformanceDay.objects.get().licence == Licence.objects.get()
    page = lead.get(HOME).content.decode()
    assert "1 of 2 days used" in page
    assert "1 child has no licence" in page
    assert AuditEvent.objects.filter(verb="performances.read").exists()


def test_days_with_others_count_towards_the_four(lead: Client, session: Session) -> None:
    performs(session, "few_days")
    assert words(session) == ""
    ada = Person.objects.get(name="Ada Adeyemi")
    for ago in (1, 2, 3, 4):
        day = clock.london_date(clock.now()) - timedelta(days=ago)
        typed = {"person": ada.ref, "day": day.isoformat(), "elsewhere": "on"}
        lead.post(HOME + "day/", {**typed, "once": new_secret()})
    assert "1 child has performed on more than 3 days" in words(session)
    assert "Ada" not in words(session)


@pytest.mark.parametrize(
    "typed", [{"activity_ref": "no\0ne"}, {"authority": ""}, {"until_date": "x"}]
)
def test_what_cannot_be_given_gets_a_sentence(lead: Client, session: Session, typed: dict) -> None:
    answer = lead.post(HOME + "bopa/", given(**{"activity_ref": session.activity.ref, **typed}))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode() or "error" in answer.content.decode()
    assert not Licence.objects.exists()


def test_where_nobody_performs_nothing_is_asked(session: Session) -> None:
    with CaptureQueriesContext(connection) as asked:
        gate.may_open(session, at=clock.now())
    assert not any("performanceday" in each["sql"] for each in asked.captured_queries)
