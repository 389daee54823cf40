"""The last bursary pound, the last use, the last companion, the last kept place: one winner."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q

from bookings.ordering import basket, holding_back, inventory
from bookings.ordering.codes import applying, spending
from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import Booking, CapacityPool
from bookings.ordering.offer import offer
from bookings.ordering.sentences import CannotBook
from project.invariants import all as invariants
from tests.bookings.ordering.codes.a_code import a_code, a_fund, a_hold_with
from tests.factories.bookings import PUBLIC, a_hold
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
RUNS, BUYERS = 10, 3


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=None)


def winners(*calls: Callable[[], Any]) -> int:
    """How many got what they wanted; whoever did not read a sentence."""
    answers = all_at_once(*calls)
    faults = [a for a in answers if isinstance(a, Exception) and not isinstance(a, CannotBook)]
    if faults:
        raise faults[0]
    return sum(isinstance(answer, Booking) for answer in answers)


def rush(session, ticket, code: str) -> int:
    return winners(*[lambda: a_hold_with(code, session, {ticket: 1})] * BUYERS)


def test_the_last_bursary_pound_has_one_winner(session) -> None:
    ticket = a_ticket(session.activity, pence=600)
    for run in range(RUNS):
        a_code(f"FUND{run}", percent=100, fund=a_fund(1199))
        rush(session, ticket, f"FUND{run}")  # a second pays the whole, or reads why not
    assert [fund.spent_pence for fund in BursaryFund.objects.all()] == [600] * RUNS
    assert invariants.breaches() == []


def test_the_last_use_has_one_winner(session) -> None:
    ticket = a_ticket(session.activity, pence=600)
    for run in range(RUNS):
        code = a_code(f"ONCE{run}", percent=100, max_uses=1)
        rush(session, ticket, code.code)
    assert set(DiscountCode.objects.values_list("used", flat=True)) == {1}
    assert Booking.objects.filter(tickets_pence=0).count() == RUNS
    assert invariants.breaches() == []


def test_the_last_companions_place_has_one_winner(session) -> None:
    adult = a_ticket(session.activity, title="Adult")
    friends = [_a_friend(session, run) for run in range(RUNS)]
    assert [_friends_rush(session, adult, friend) for friend in friends] == [1] * RUNS
    assert invariants.breaches() == []


def test_keeping_and_booking_the_last_places_at_once_leaves_all_in_order() -> None:
    session = a_session(an_activity(), capacity=30)
    ticket = a_ticket(session.activity, max_per_booking=30)

    def keep() -> CapacityPool:
        return holding_back.keep(
            session=session, kind="schools", places=20, release_at=None, by=OFFICER, at=AT
        )

    answers = all_at_once(keep, lambda: a_hold(session, {ticket: 20}))
    assert sum(isinstance(answer, Exception) for answer in answers) == 1
    assert invariants.breaches() == []


def _a_friend(session, run: int):
    """A companion's ticket of which there is one."""
    facts = {"pence": 0, "is_companion": True, "quota": 1}
    return a_ticket(session.activity, title=f"Companion {run}", **facts)


def _friends_rush(session, adult, friend, buyers: int = BUYERS) -> int:
    return winners(*[lambda: a_hold(session, {adult: 1, friend: 1})] * buyers)


@contextmanager
def unchecked(model: type[Model], name: str) -> Iterator[None]:
    """Without the table's CHECK. On SQLite that is so on this connection, so all is done on it."""
    if connection.vendor == "sqlite":
        off = "PRAGMA ignore_check_constraints = ON"
    else:
        off = f"ALTER TABLE {model._meta.db_table} DROP CONSTRAINT {name}"
    with connection.cursor() as cursor:
        cursor.execute(off)
    yield


def one_by_one_or_at_once(*calls: Callable[[], Booking]) -> int:
    if connection.vendor == "sqlite":
        return sum(isinstance(call(), Booking) for call in calls)
    return winners(*calls)


def both_know(code: DiscountCode, session, ticket) -> list[Callable[[], Booking]]:
    """Two who read the code while it was good: what a rush makes of most."""
    known = applying.found(code.code, [session.ref], at=AT)
    assert known is not None
    return [lambda: _with(known, session, ticket)] * 2


def _with(code: DiscountCode, session, ticket) -> Booking:
    return basket.hold(
        offer=offer(session.ref, at=AT, code=code),
        wanted={ticket.ref: 1},
        request_key="",
        by=PUBLIC,
        at=AT,
    )


@pytest.mark.parametrize("guard", ["_has_uses_for", "_has_money_for"])
def test_without_its_guard_and_check_it_is_given_twice(session, monkeypatch, guard) -> None:
    """The control, in ten of ten runs; with the check alone the second meets an error page."""
    ticket = a_ticket(session.activity, pence=600)
    monkeypatch.setattr(spending, guard, lambda number: Q())
    code = a_code("CHECKED", percent=100, fund=a_fund(600), max_uses=1)
    one, two = both_know(code, session, ticket)
    one()
    with pytest.raises((IntegrityError, CannotBook)), transaction.atomic():
        two()
    model, name = {
        "_has_uses_for": (DiscountCode, "code_never_overused"),
        "_has_money_for": (BursaryFund, "fund_never_overspent"),
    }[guard]
    with unchecked(model, name):
        for run in range(RUNS):
            facts = {"max_uses": 1} if guard == "_has_uses_for" else {"fund": a_fund(600)}
            code = a_code(f"TWICE{run}", percent=100, **facts)
            assert one_by_one_or_at_once(*both_know(code, session, ticket)) == 2
        breaches = [str(breach) for breach in invariants.breaches()]
    assert sum("I9" in breach for breach in breaches) >= RUNS - 1


def test_without_the_pools_guard_and_check_two_get_the_last_companions_place(
    session, monkeypatch
) -> None:
    monkeypatch.setattr(inventory, "_with_room_for", lambda units: Q())
    adult = a_ticket(session.activity, title="Adult")
    friends = [_a_friend(session, run) for run in range(RUNS)]
    with unchecked(CapacityPool, "pool_never_oversold"):
        won = [
            one_by_one_or_at_once(*[lambda f=friend: a_hold(session, {adult: 1, f: 1})] * 2)
            for friend in friends
        ]
    assert won == [2] * RUNS
