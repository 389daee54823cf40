"""A session that may not open is not sold, whatever was found earlier. With its control."""

from datetime import datetime

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from bookings.catalogue import gate
from bookings.catalogue.models import Activity, Session
from bookings.ordering import basket, inventory
from bookings.ordering.models import Booking, CapacityPool, TicketType
from bookings.ordering.offer import offer
from bookings.ordering.sentences import NotOpen
from bookings.planning.models import Finding
from safeguarding.vetting import records
from safeguarding.vetting.models import Check
from tests.factories import team
from tests.factories.programme import a_session, a_ticket, an_activity
from tests.factories.team import DSL, LEAD, a_check, a_newcomer, in_team, trained

pytestmark = pytest.mark.django_db
CARE = Activity.DutyOfCare
PUBLIC = team.Actor("public")


@pytest.fixture
def session() -> Session:
    activity = an_activity(duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8, max_age=11)
    made = a_session(activity)
    a_ticket(activity)
    return made


def buy(session: Session, at: datetime, *, ref: str = "", key: str = "page") -> Booking:
    tickets = {ticket.ref: 1 for ticket in TicketType.objects.all()}
    return basket.hold(
        offer=offer(ref or session.ref, at=at), wanted=tickets, request_key=key, by=PUBLIC, at=at
    )


def taken() -> list[int]:
    return list(CapacityPool.objects.values_list("taken", flat=True))


def test_a_session_with_an_uncleared_lead_is_not_sold(session: Session, at: datetime) -> None:
    team.an_uncleared_lead(session)
    with pytest.raises(NotOpen):
        buy(session, at)
    assert (Booking.objects.count(), taken()) == (0, [0])


def test_without_the_gate_it_would_be_sold(
    session: Session, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.an_uncleared_lead(session)
    monkeypatch.setattr(gate, "for_sale", lambda sessions, *, at: gate.Sale(True, {}))
    monkeypatch.setattr(inventory, "_looked_after", lambda units, most: Q())
    assert buy(session, at).state == "held"
    assert taken() == [1]


def test_it_is_sold_as_soon_as_the_lead_is_cleared(session: Session, at: datetime) -> None:
    lead = in_team(session, a_newcomer(), LEAD)
    trained(lead)
    with pytest.raises(NotOpen):
        buy(session, at)
    a_check(lead)
    assert buy(session, at).state == "held"


def test_a_stale_finding_sells_nothing(session: Session, at: datetime) -> None:
    team.an_uncleared_lead(session)
    Finding.objects.all().delete()  # as if nobody had judged since
    with pytest.raises(NotOpen):
        buy(session, at)


def test_a_stale_finding_keeps_nobody_out(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    Finding.objects.create(
        session=session, light="red", stops_opening=True, text="Stale.", found_at=at
    )
    assert buy(session, at).state == "held"


def test_what_is_shut_on_one_date_shuts_the_whole_run(session: Session, at: datetime) -> None:
    TicketType.objects.all().delete()
    later = a_session(session.activity, days=14)
    a_ticket(session.activity, scope="all")
    lead = team.a_cleared_lead(session)
    with pytest.raises(NotOpen):
        buy(session, at, ref=session.activity.course.ref)
    in_team(later, lead, LEAD)
    assert buy(session, at, ref=session.activity.course.ref).state == "held"


def test_what_only_may_not_run_is_sold(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    in_team(session, a_newcomer())
    assert session.findings.filter(light="red").exists()
    assert buy(session, at).state == "held"


def test_a_check_set_aside_stops_the_next_sale(session: Session, at: datetime) -> None:
    lead = team.a_cleared_lead(session)
    assert buy(session, at).state == "held"
    records.set_aside(record=Check.objects.get(person=lead), by=DSL, at=at)
    with pytest.raises(NotOpen):
        buy(session, at, key="another")


def test_selling_asks_four_questions_for_one_date_and_for_fifty(at: datetime) -> None:
    counts = []
    for many in (1, 50):
        activity = an_activity(f"Many {many}", duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8)
        for day in range(1, many + 1):
            team.a_cleared_lead(a_session(activity, days=day), f"Lead {many} {day}")
        sessions = list(Session.objects.filter(activity=activity).select_related("activity"))
        with CaptureQueriesContext(connection) as queries:
            assert gate.for_sale(sessions, at=at).opens
        counts.append(len(queries))
    assert counts == [4, 4]
