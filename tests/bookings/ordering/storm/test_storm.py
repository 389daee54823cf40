"""Whatever people do at once to their baskets, the box office stays sound."""

import random
import time
from datetime import timedelta

import pytest

from bookings.ordering import changing, inventory, picking
from bookings.ordering.contents import contents_of
from bookings.ordering.models import Booking
from bookings.ordering.offer import offer
from project.invariants.all import breaches
from tests.bookings.ordering.storm import weather
from tests.factories.bookings import PUBLIC, a_hold
from tests.factories.programme import AT, a_session, a_ticket, an_activity
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, ACTS, MANY_ACTS = 4, 30, 150


def _programme() -> list:
    """Four dates with few places; one of them free, one with a free ticket beside."""
    sessions = []
    for number, pence in enumerate((600, 400, 0, 900)):
        session = a_session(an_activity(f"Activity {number}"), capacity=4, days=30 + number)
        a_ticket(session.activity, pence=pence)
        sessions.append(session)
    a_ticket(sessions[3].activity, pence=0, title="Open place", quota=2)
    return sessions


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_leaves_nothing_broken(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _storm(seed, ACTS, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 16))
def test_a_long_storm_leaves_nothing_broken(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _storm(seed, MANY_ACTS, monkeypatch)


def _storm(seed: int, acts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = _programme()
    monkeypatch.setattr(inventory, "move", weather.crashing(random.Random(seed), 0.04))
    workers = [weather.Worker(seed * 100 + number, sessions, acts) for number in range(WORKERS)]
    ended = all_at_once(*(worker.run for worker in workers))
    faults = [each for each in ended if isinstance(each, Exception)]
    assert faults == []
    monkeypatch.undo()
    weather.everybody_goes_home(AT + timedelta(days=2))
    assert breaches() == []
    assert Booking.objects.filter(state__in=("confirmed", "cancelled")).exists()
    assert not Booking.objects.filter(state="held").exists()


def _two_windows() -> bool:
    """One place is made three in two windows that both saw one; whether all is sound."""
    session = a_session(an_activity("Raced"), capacity=10)
    booking = a_hold(session, a_ticket(session.activity))

    def window() -> None:
        seen = contents_of(booking)
        wish = picking.pick(
            offer(session.ref, at=AT), {session.activity.types.get().ref: 3}, None, at=AT
        )
        time.sleep(0.05)
        changing.set_to(seen, wish, by=PUBLIC, at=AT)

    ended = all_at_once(window, window)
    quicker = [each for each in ended if not isinstance(each, Exception)]
    assert all(isinstance(e, changing.ChangedMeanwhile) for e in ended if isinstance(e, Exception))
    return len(quicker) == 1 and booking.lines.filter(live=True).count() == 3 and not breaches()


def test_of_two_windows_one_changes_the_basket() -> None:
    assert all(_two_windows() for _ in range(3))


def test_without_the_basket_as_it_was_seen_both_windows_change_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: in at least nine of ten runs the basket no longer adds up."""
    monkeypatch.setattr(changing, "_as_seen", lambda booking: Booking.objects.filter(pk=booking.pk))
    assert sum(not _two_windows() for _ in range(10)) >= 9
