"""Helpers leave while bookings come in, and two approve at once: threads that really commit.

What was sold when is read from the trail, whose order is the order in which acts committed.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import Q

from bookings.catalogue import gate
from bookings.catalogue.models import Activity, Session
from bookings.ordering import inventory
from bookings.ordering.models import CapacityPool, TicketType
from bookings.ordering.sentences import AnotherAdult
from bookings.planning import gatekeeper
from bookings.planning import team as planning
from bookings.planning.exceptions import deciding
from bookings.planning.exceptions.models import Override
from bookings.planning.models import TeamAssignment
from kernel.audit import trail
from kernel.audit.models import AuditEvent
from tests.factories import team
from tests.factories.bookings import a_hold
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity
from tests.factories.team import DSL

pytestmark = pytest.mark.django_db(transaction=True)
RUNS = 10
EACH = 6  # children to one adult, the youngest being eight
needs_two_writers = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's one writer at a time is a lock of its own"
)


def together(*calls: Callable[[], Any]) -> list[Any]:
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def a_date(activity: Activity, day: int) -> tuple[Session, list[Any]]:
    """A lead and three helpers; room for more than they can look after."""
    session = a_session(activity, capacity=30, days=day)
    team.in_team(session, LEADS[0], team.LEAD)
    for helper in LEADS[1:]:
        team.in_team(session, helper)
    return session, LEADS[1:]


LEADS: list[Any] = []


@pytest.fixture
def activity() -> Activity:
    LEADS[:] = [team.a_worker(name) for name in ("Lena Lead", "Sam", "Tess", "Uma")]
    return an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)


def dates(activity: Activity) -> tuple[TicketType, list[tuple[Session, list[Any]]]]:
    made = [a_date(activity, day) for day in range(7, 7 + RUNS)]
    return a_ticket(activity, max_per_booking=20), made


def leaves(session: Session, person: Any, at: datetime) -> Callable[[], None]:
    return lambda: planning.unassign(
        session=session, person=person, function="support", by=OFFICER, at=at
    )


def buys(session: Session, ticket: TicketType, many: int, at: datetime) -> Callable[[], bool]:
    def call() -> bool:
        try:
            a_hold(session, {ticket: many}, at=at)
        except AnotherAdult:
            return False
        return True

    return call


def sold_past(session: Session) -> bool:
    """Whether any sale committed while the team then named could not look after so many."""
    adults, taken = 4, 0
    held = {b.ref: b.lines.count() for b in _bookings(session)}
    for event in AuditEvent.objects.order_by("seq"):
        if event.verb == "team.unassigned" and event.about_ref == session.ref:
            adults -= 1
        elif event.verb == "booking.held" and event.about_ref in held:
            taken += held[event.about_ref]
            if taken > adults * EACH:
                return True
    return False


def _bookings(session: Session) -> Any:
    from bookings.ordering.models import Booking  # noqa: PLC0415 -- beside its use

    return Booking.objects.filter(lines__session=session).distinct()


def test_two_helpers_leave_while_bookings_come_in(activity: Activity, at: datetime) -> None:
    ticket, made = dates(activity)
    for session, helpers in made:
        together(
            leaves(session, helpers[0], at),
            buys(session, ticket, 12, at),
            leaves(session, helpers[1], at),
            buys(session, ticket, 8, at),
            buys(session, ticket, 4, at),
        )
        assert not sold_past(session)
        pool = CapacityPool.objects.get(session=session)
        assert pool.team_limit == 2 * EACH


def _leave_between_look_and_take(
    activity: Activity, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> list[bool]:
    """The worst moment, every time: the sale has looked, both helpers leave, the sale takes."""
    ticket, made = dates(activity)
    real, outcomes = gate.for_sale, []
    looked, left = Event(), Event()

    def look(sessions: Any, *, at: datetime) -> gate.Sale:
        sale = real(sessions, at=at)
        looked.set()
        assert left.wait(timeout=30)
        return sale

    monkeypatch.setattr(gate, "for_sale", look)
    for session, helpers in made:
        looked.clear()
        left.clear()

        def go(session: Session = session, helpers: list[Any] = helpers) -> None:
            assert looked.wait(timeout=30)
            for helper in helpers[:2]:
                leaves(session, helper, at)()
            left.set()

        together(buys(session, ticket, 13, at), go)
        outcomes.append(sold_past(session))
    return outcomes


def test_who_looked_before_they_left_buys_nothing_after(
    activity: Activity, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any(_leave_between_look_and_take(activity, at, monkeypatch))


def test_without_the_guard_in_the_statement_it_is_sold_past_the_ratio(
    activity: Activity, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_look_alone = lambda units, most: Q() if most is None else Q(taken__lte=most - units)  # noqa: E731 -- one word
    monkeypatch.setattr(inventory, "_looked_after", by_look_alone)
    assert sum(_leave_between_look_and_take(activity, at, monkeypatch)) >= 9


# ── two judges of one team ─────────────────────────────────────────────────────────────────────
def _gone(session: Session, person: Any, at: datetime) -> Callable[[], None]:
    """A change of the team, and nothing else that would keep two apart."""

    def call() -> None:
        with trail.act(by=OFFICER, at=at):
            TeamAssignment.objects.filter(session=session, person=person).delete()
            gatekeeper.rejudge(sessions=[session], by=OFFICER, at=at)

    return call


def _limits(activity: Activity, at: datetime) -> list[int | None]:
    _ticket, made = dates(activity)
    found = []
    for session, helpers in made:
        together(_gone(session, helpers[0], at), _gone(session, helpers[1], at))
        found.append(CapacityPool.objects.get(session=session).team_limit)
    return found


def test_two_who_leave_at_once_are_both_gone(activity: Activity, at: datetime) -> None:
    assert _limits(activity, at) == [2 * EACH] * RUNS


@needs_two_writers
def test_without_the_lock_one_of_them_still_counts(
    activity: Activity, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, met = gatekeeper._differing, Barrier(2)
    monkeypatch.setattr(gatekeeper, "_locked", lambda keys: Session.objects.filter(pk__in=keys))
    _ticket, made = dates(activity)

    def look(sessions: Any, *, at: datetime) -> Any:
        found = real(sessions, at=at)
        met.wait(timeout=30)
        return found

    monkeypatch.setattr(gatekeeper, "_differing", look)
    limits = []
    for session, helpers in made:
        together(_gone(session, helpers[0], at), _gone(session, helpers[1], at))
        limits.append(CapacityPool.objects.get(session=session).team_limit)
    assert sum(limit == 3 * EACH for limit in limits) >= 9


# ── two who approve ────────────────────────────────────────────────────────────────────────────
def _approves(override: Override, who: Any, at: datetime) -> Callable[[], bool]:
    mine = Override.objects.get(pk=override.pk)
    return lambda: deciding.answer(override=mine, approve=True, answered_by=who, by=DSL, at=at)


def _approvals(activity: Activity, at: datetime) -> list[int]:
    """How many of two who answer at once were told that it was they."""
    officer, one, other = (team.a_person(name) for name in ("Bea", "Chris", "Dov"))
    won = []
    for day in range(7, 7 + RUNS):
        session = a_session(activity, days=day)
        team.in_team(session, LEADS[0], team.LEAD)
        finding = next(
            f for f in gate.judged([session], at=at)[session.pk].findings if f.rule == "two_adults"
        )
        override = deciding.propose(
            session=session, finding=finding, reason="A teacher stays.", ends_at=session.ends_at,
            proposed_by=officer, by=DSL, at=at,
        )  # fmt: skip
        answers = together(_approves(override, one, at), _approves(override, other, at))
        won.append(sum(answers))
    return won


def test_of_two_who_approve_at_once_one_does(activity: Activity, at: datetime) -> None:
    assert _approvals(activity, at) == [1] * RUNS
    assert AuditEvent.objects.filter(verb="override.approved").count() == RUNS


def test_without_the_guard_both_do(
    activity: Activity, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unguarded(override: Override, verdict: str, answered_by: Any, at: datetime) -> bool:
        row = Override.objects.filter(pk=override.pk)
        return bool(row.update(answer=verdict, answered_by=answered_by, answered_at=at))

    monkeypatch.setattr(deciding, "_win", unguarded)
    assert sum(many == 2 for many in _approvals(activity, at)) >= 9
