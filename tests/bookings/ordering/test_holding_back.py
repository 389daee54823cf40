"""Places kept for somebody: out of everybody's, sold to whom they are for, given back."""

from datetime import timedelta

import pytest
from django.db.models import F

from bookings.catalogue import scheduling
from bookings.catalogue.scheduling import CannotSchedule
from bookings.ordering import holding_back
from bookings.ordering.holding_back import CannotKeep
from bookings.ordering.models import CapacityPool
from bookings.ordering.sentences import PlacesGone
from kernel.desk.models import StaffTask
from project.invariants import all as invariants
from project.invariants import stock as stock_invariants
from tests.factories.bookings import a_hold
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=10, days=20)


def keep(session, places: int = 4, *, kind: str = "access", before: int | None = 7):
    goes = None if before is None else session.starts_at - timedelta(days=before)
    return holding_back.keep(
        session=session, kind=kind, places=places, release_at=goes, by=OFFICER, at=AT
    )


def numbers(session) -> dict[str, tuple[int, int, int]]:
    pools = CapacityPool.objects.filter(session=session).exclude(kind="limit")
    return {pool.kind: (pool.capacity, pool.held_back, pool.taken) for pool in pools}


def test_what_is_kept_is_not_everybodys(session) -> None:
    ticket = a_ticket(session.activity)
    keep(session)
    with pytest.raises(PlacesGone):
        a_hold(session, {ticket: 7})
    a_hold(session, {ticket: 6})
    assert numbers(session) == {"general": (6, 4, 6), "access": (4, 0, 0)}
    assert invariants.breaches() == []


def test_a_ticket_may_take_its_places_from_what_is_kept(session) -> None:
    everybody = a_ticket(session.activity)
    wheelchair = a_ticket(session.activity, title="Wheelchair space", stock="access")
    keep(session, 2)
    a_hold(session, {everybody: 8})
    a_hold(session, {wheelchair: 2})
    assert numbers(session) == {"general": (8, 2, 8), "access": (2, 0, 2)}
    with pytest.raises(PlacesGone):
        a_hold(session, wheelchair)
    assert invariants.breaches() == []


def test_no_more_is_kept_than_is_free(session) -> None:
    a_hold(session, {a_ticket(session.activity): 7})
    with pytest.raises(CannotKeep, match="Only 3 places of this date are free"):
        keep(session, 4)
    assert numbers(session) == {"general": (10, 0, 7)}


def test_the_box_office_hears_of_it_two_days_before_and_then_they_go_back(session) -> None:
    wheelchair = a_ticket(session.activity, title="Wheelchair space", stock="access")
    pool = keep(session)
    a_hold(session, wheelchair)
    goes = pool.release_at
    holding_back.run(at=goes - timedelta(days=2, hours=1))
    assert not StaffTask.objects.filter(kind="kept_places_go_back").exists()
    for _ in range(2):
        holding_back.run(at=goes - timedelta(days=2))
    task = StaffTask.objects.get(kind="kept_places_go_back")
    assert task.text.startswith("3 places of “Print Evening” on 22 ")
    assert "(Kept for access)" in task.text
    assert numbers(session)["general"] == (6, 4, 0)
    holding_back.run(at=goes)
    assert numbers(session) == {"general": (9, 1, 0), "access": (1, 0, 1)}
    assert invariants.breaches() == []


def test_what_nobody_was_warned_of_waits_for_the_warning(session) -> None:
    pool = keep(session)
    holding_back.run(at=pool.release_at)
    assert StaffTask.objects.filter(kind="kept_places_go_back").count() == 1
    assert numbers(session)["access"] == (4, 0, 0)
    holding_back.run(at=pool.release_at + timedelta(minutes=1))
    assert numbers(session) == {"general": (10, 0, 0), "access": (0, 0, 0)}


def test_what_has_no_day_to_go_back_stays_until_somebody_gives_it_back(session) -> None:
    pool = keep(session, before=None)
    holding_back.run(at=session.starts_at - timedelta(hours=1))
    assert numbers(session)["access"] == (4, 0, 0)
    assert holding_back.release(pool=pool, by=OFFICER, at=AT) == 4
    assert holding_back.release(pool=pool, by=OFFICER, at=AT) == 0
    assert numbers(session)["general"] == (10, 0, 0)


def test_the_team_looks_after_what_is_kept_too(session) -> None:
    """The ratio counts people: who is kept a place for will come."""
    CapacityPool.objects.filter(session=session).update(team_limit=8)
    keep(session)
    ticket = a_ticket(session.activity)
    a_hold(session, {ticket: 4})
    assert numbers(session)["general"] == (6, 4, 4)
    with pytest.raises(Exception, match="another adult"):
        a_hold(session, ticket)


def test_a_date_made_larger_keeps_what_is_kept(session) -> None:
    keep(session)
    facts = {name: getattr(session, name) for name in ("starts_at", "ends_at", "venue", "room")}
    scheduling.change_session(session=session, capacity=12, by=OFFICER, at=AT, **facts)
    assert numbers(session) == {"general": (8, 4, 0), "access": (4, 0, 0)}
    with pytest.raises(CannotSchedule, match="4 are kept"):
        scheduling.change_session(session=session, capacity=3, by=OFFICER, at=AT, **facts)


def test_a_new_date_is_covered_from_the_same_stock(session) -> None:
    wheelchair = a_ticket(session.activity, title="Wheelchair space", stock="access")
    other = a_session(session.activity, days=27)
    drawn = wheelchair.demands.values_list("pool__session", "pool__kind")
    assert sorted(drawn) == [(session.pk, "access"), (other.pk, "access")]


def test_a_counter_of_what_is_kept_that_drifts_is_found(session) -> None:
    keep(session)
    CapacityPool.objects.filter(session=session, kind="general").update(
        held_back=F("held_back") - 1
    )
    [said] = stock_invariants.kept_beside()
    assert "3 kept, the pools beside it hold 4" in said
