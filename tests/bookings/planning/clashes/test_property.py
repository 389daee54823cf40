"""Whatever is planned in whatever order, nobody and no room is in two places at once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookings.catalogue import scheduling
from bookings.catalogue.models import Session
from bookings.planning import team
from bookings.planning.clashes import claims
from bookings.planning.models import TeamAssignment
from tests.bookings.planning.clashes.schedule import (
    a_house,
    added,
    double_bookings,
    moment,
    moved,
)
from tests.factories.programme import AT, OFFICER

pytestmark = pytest.mark.django_db

# Two days round each change of the clocks, and a plain one.
DAYS = [
    date(2026, 3, 28),
    date(2026, 3, 29),
    date(2026, 6, 30),
    date(2026, 10, 24),
    date(2026, 10, 25),
]
STARTS = st.builds(moment, st.sampled_from(DAYS), st.integers(0, 95).map(lambda n: n * 15))
LASTING = st.sampled_from([15, 45, 60, 120, 180])
PICK = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), PICK, STARTS, LASTING),
        st.tuples(st.just("move"), PICK, PICK, STARTS, LASTING),
        st.tuples(st.just("name"), PICK, PICK),
        st.tuples(st.just("take off"), PICK),
        st.tuples(st.just("cancel"), PICK),
    ),
    min_size=4,
    max_size=24,
)
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Undo(Exception):
    pass


def planned(steps: list[tuple], *, then: Callable[[], None]) -> None:
    """Carry the steps out, refused ones left out; look after each; undo it all."""
    with suppress(Undo), transaction.atomic():
        activity, _venues, rooms, people = a_house()
        for what, *rest in steps:
            sessions = list(Session.objects.order_by("pk"))
            with suppress(scheduling.CannotSchedule, team.CannotAssign):
                if what == "add":
                    added(activity, rooms[rest[0]], *rest[1:])
                elif sessions:
                    _changed(what, rest, sessions, rooms, people)
            then()
        raise Undo


def _changed(what: str, rest: list, sessions: list, rooms: list, people: list) -> None:
    session = sessions[rest[0] % len(sessions)]
    if what == "move":
        moved(session, rooms[rest[1]], *rest[2:])
    elif what == "name":
        person = people[rest[1] % len(people)]
        team.assign(session=session, person=person, function="lead", by=OFFICER, at=AT)
    elif what == "cancel":
        scheduling.cancel_session(session=session, by=OFFICER, at=AT)
    elif named := TeamAssignment.objects.filter(session=session).first():
        team.unassign(
            session=session, person=named.person, function=named.function, by=OFFICER, at=AT
        )


@EXAMPLES
@given(steps=STEPS)
def test_nothing_and_nobody_is_in_two_places_at_once(steps: list[tuple]) -> None:
    def look() -> None:
        assert double_bookings() == set()

    planned(steps, then=look)


def test_without_asking_and_without_the_guards_there_are_double_bookings(
    monkeypatch: pytest.MonkeyPatch, unguarded: None
) -> None:
    monkeypatch.setattr(claims, "meetings", lambda new: [])
    found: list[set] = []
    at_ten = moment(DAYS[2], 600)

    planned(
        [("add", 0, at_ten, 60), ("add", 0, at_ten, 60)],
        then=lambda: found.append(double_bookings()),
    )

    assert found[-1] != set()
