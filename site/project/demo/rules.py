"""What the file's head promises and no single value shows: each broken promise with its line."""

from collections.abc import Callable

from project.demo.reader.reading import Entry, Place, Reading

Rule = Callable[[Entry], str]


def judge(programme: Entry, reading: Reading) -> None:
    """Note what is wrong in `reading`."""
    rooms = {place["key"]: _rooms_of(place) for place in programme["places"]}
    for activity in programme["activities"]:
        _ask(RULES, activity, reading, f"activities › {activity['key']}")
        for session in [activity, *activity.get("sessions", [])]:
            where = session.get("place") or activity["place"]
            if (room := session.get("room")) and room not in rooms.get(where, ()):
                _wrong(reading, session, activity, f"“{where}” has no room “{room}”.")
    tickets = {a["key"]: _names_of_tickets(a) for a in programme["activities"]}
    for booking in programme["bookings"]:
        of = booking["activity"]
        if (named := booking.get("ticket")) and named not in tickets[of]:
            _wrong(reading, booking, booking, f"“{of}” has no ticket “{named}”.")
        if ("who" in booking) == ("partner" in booking):
            _wrong(reading, booking, booking, "A booking says “who” or “partner”.")


def _when_it_is(activity: Entry) -> str:
    if ("repeat" in activity) == ("sessions" in activity):
        return "It has either “repeat” or “sessions”."
    return ""


def _gaps(activity: Entry) -> str:
    repeat = activity.get("repeat") or {"count": 0}
    if any(number > repeat["count"] for number in repeat.get("skip", [])):
        return "“skip” names an occurrence that there is not."
    return ""


def _expected_sessions(activity: Entry) -> str:
    expected = activity.get("expect_sessions", {})
    named = [*expected.get("amber", []), *expected.get("red", [])]
    most = activity["repeat"]["count"] if "repeat" in activity else len(activity["sessions"])
    if any(number > most for number in named):
        return "“expect_sessions” names an occurrence that there is not."
    return ""


def _reason(activity: Entry) -> str:
    for thing in [activity, *activity.get("sessions", [])]:
        if ("expect_gate" in thing) != ("expect_reason" in thing):
            return "“expect_gate” and “expect_reason” stand together."
    return ""


def _ages(activity: Entry) -> str:
    age = activity["age"]
    if age["max"] is not None and age["max"] < age["min"]:
        return "The oldest is younger than the youngest."
    return ""


def _somebody_may_come(activity: Entry) -> str:
    sessions = activity.get("sessions", [])
    if activity.get("tickets") or (sessions and all(one.get("tickets") for one in sessions)):
        return ""
    return "It needs tickets, or each of its sessions does."


def _one_lead(activity: Entry) -> str:
    teams = [activity["team"], *(s["team"] for s in activity.get("sessions", []) if "team" in s)]
    if all(any(one["role"] == "lead" for one in team) for team in teams):
        return ""
    return "Each team needs a lead."


RULES: list[Rule] = [
    _when_it_is,
    _gaps,
    _expected_sessions,
    _reason,
    _ages,
    _somebody_may_come,
    _one_lead,
]


def _ask(rules: list[Rule], activity: Entry, reading: Reading, path: str) -> None:
    for rule in rules:
        if says := rule(activity):
            reading.wrong(Place(activity.line, 0, path), says)
            return  # one at a time: a later rule may stand on an earlier one


def _wrong(reading: Reading, thing: Entry, owner: Entry, says: str) -> None:
    name = owner.get("key") or owner.get("activity") or ""
    reading.wrong(Place(thing.line, 0, str(name)), says)


def _rooms_of(place: Entry) -> set[str]:
    return {room["key"] for room in place.get("rooms", [])}


def _names_of_tickets(activity: Entry) -> set[str]:
    own = [*activity.get("tickets", []), *activity.get("passes", [])]
    for session in activity.get("sessions", []):
        own += session.get("tickets", [])
    return {ticket["name"] for ticket in own}
