"""What a visitor can do now: of one date, of a whole run, of an activity."""

from collections.abc import Iterable
from typing import Any

from bookings.catalogue.facts import FEW, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity

BY_OTHER_WAYS = {
    Activity.Way.DROP_IN: State.DROP_IN,
    Activity.Way.BY_REQUEST: State.BY_REQUEST,
    Activity.Way.BY_APPLICATION: State.BY_APPLICATION,
    Activity.Way.BY_STAFF: State.BY_STAFF,
}
HOPE = [
    State.OPEN,
    State.FEW,
    State.OPENS_SOON,
    State.NOT_YET,
    State.NEEDS_ADULT,
    State.FULL,
    State.CLOSED,
    State.BY_TELEPHONE,
]


def state(
    activity: Activity,
    tickets: list[TicketFacts],
    left: int | None,
    *,
    opens: bool,
    waits: bool,
) -> State:
    """Of one date or of the run, with the tickets sold for it."""
    if activity.way_in in BY_OTHER_WAYS:
        return BY_OTHER_WAYS[Activity.Way(activity.way_in)]
    online = [ticket for ticket in tickets if ticket.sold_online]
    if not online:
        return _not_sold(tickets)
    if any(t.kind == "quote" for t in tickets) and all(t.kind == "free" for t in online):
        return State.BY_TELEPHONE  # a school's visit: its adults do not come without it
    none_left = left == 0 or all(ticket.left == 0 for ticket in online)
    if none_left and not (waits or any(ticket.waits_for_adult for ticket in online)):
        return State.FULL
    if not opens:
        return State.OPENS_SOON
    if none_left:
        return State.NEEDS_ADULT
    return State.FEW if left is not None and left <= FEW else State.OPEN


def overall(
    activity: Activity, to_come: list[SessionFacts], run: list[TicketFacts], run_state: State
) -> State:
    """The most hopeful of what the run and the dates say."""
    if not to_come:
        return State.PAST
    states = [s.state for s in to_come if s.tickets]
    if run:
        states.append(run_state)
    if activity.way_in in BY_OTHER_WAYS:
        return BY_OTHER_WAYS[Activity.Way(activity.way_in)]
    return next((one for one in HOPE if one in states), State.BY_TELEPHONE)


def to_sell(session: Any) -> int | None:
    """Places free that the team can look after; None: no limit."""
    looked_after = None if session.team_limit is None else session.team_limit - session.held_back
    limits = [limit for limit in (session.holds, looked_after) if limit is not None]
    return max(min(limits) - session.taken, 0) if limits else None


def room(session: Any) -> int | None:
    return None if session.holds is None else max(session.holds - session.taken, 0)


def waits(session: Any) -> bool:
    """There is room, but not yet an adult more for it."""
    return room(session) != 0 and to_sell(session) == 0


def least(numbers: Iterable[int | None]) -> int | None:
    return min((n for n in numbers if n is not None), default=None)


def _not_sold(tickets: list[TicketFacts]) -> State:
    """Later, no longer, or never online."""
    if any(ticket.comes_on_sale for ticket in tickets):
        return State.NOT_YET
    if any(ticket.was_on_sale for ticket in tickets):
        return State.CLOSED
    return State.BY_TELEPHONE
