"""Two phones at the same moment: one row, the last mark in it, and a trail without a gap."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from bookings.ordering.models import Place
from bookings.register import marking
from bookings.register.models import Attendance
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from tests.factories.attendance import a_person_on
from tests.factories.programme import a_session, an_activity
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
MARKS = ["present", "late", "absent", "excused"] * 2
ROUNDS = 10


def _everybody_marks(place: Place, at: datetime) -> list[Any]:
    def tap(number: int, mark: str) -> Callable[[], Any]:
        by = Actor("user", f"phone{number}")
        return lambda: marking.mark(
            place=Place.objects.select_related("session").get(pk=place.pk), mark=mark, by=by, at=at
        )

    return all_at_once(*[tap(number, mark) for number, mark in enumerate(MARKS)])


def _is_a_chain(place: Place) -> bool:
    """Each mark replaced the one before it, and the last is what the register says."""
    events = AuditEvent.objects.filter(verb="register.marked", about_ref=place.ref).order_by("seq")
    says = "expected"
    for event in events:
        if event.facts["before"] != says:
            return False
        says = event.facts["mark"]
    return Attendance.objects.get(place=place).mark == says


def test_phones_that_mark_one_person_at_once_leave_one_row_and_a_true_trail() -> None:
    session = a_session(an_activity())
    (place,) = a_person_on([session])

    answers = _everybody_marks(place, session.starts_at)

    assert [a for a in answers if isinstance(a, Exception)] == []
    assert Attendance.objects.filter(place=place).count() == 1
    assert _is_a_chain(place)


def test_without_the_comparison_the_trail_tells_another_story(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: a mark that writes over whatever is there, having looked before."""
    session = a_session(an_activity())
    monkeypatch.setattr(marking, "mark", _unguarded_mark)
    broken = 0
    for number in range(ROUNDS):
        (place,) = a_person_on([session], name=f"Person {number}")
        _everybody_marks(place, session.starts_at)
        broken += not _is_a_chain(place)
    assert broken >= ROUNDS - 1


def _unguarded_mark(*, place: Place, mark: str, by: Actor, at: datetime) -> None:
    """Look, then write in another transaction: what compare-and-set is there to prevent."""
    from kernel.audit import trail  # noqa: PLC0415 -- the control's own

    before = marking._present_mark(place) or "expected"
    with trail.act(by=by, at=at) as noted:
        Attendance.objects.update_or_create(
            place=place, defaults={"mark": mark, "marked_at": at, "marked_by": str(by)}
        )
        noted.note("register.marked", about=("place", place.ref), before=before, mark=mark)
