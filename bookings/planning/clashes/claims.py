"""Taking a room and people for a session: asked kindly first, held by the database at last."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bookings.catalogue.models import Room, Session
from bookings.ordering.models import CapacityPool
from bookings.planning.availability import answers
from bookings.planning.clashes import guards, words
from bookings.planning.clashes.meeting import Meeting, meetings, wanted_by
from bookings.planning.clashes.models import AllowedClash, Commitment
from bookings.planning.models import TeamAssignment
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person

Key = tuple[int | None, int | None]  # room, person


class Clash(Exception):
    """A room or a person would be in two places at once; the message says which and where."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


def lock(sessions: Iterable[Session]) -> list[Session]:
    """These sessions as they stand now, and nobody moves or sells one until we are done.

    Pools, then sessions, by key: the order of whoever buys, and of the gatekeeper. Rooms and people
    come after them, so whoever needs more sessions than they claim locks them all here first.
    """
    keys = sorted({session.pk for session in sessions})
    pools = CapacityPool.objects.filter(session__in=keys, kind=CapacityPool.Kind.GENERAL)
    list(pools.select_for_update().order_by("pk").values_list("pk", flat=True))
    found = Session.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys)
    return list(found.select_related("activity", "venue", "room").order_by("pk"))


def claim(sessions: Iterable[Session], *, by: Actor, at: datetime, despite: str = "") -> None:
    """Make the commitments of these sessions what their times, rooms and teams ask for.

    Call it inside the act that changed them, after the change. Raises Clash, unless `despite` says
    why two may meet: then that is written down. What does not change is not asked again.
    """
    with trail.act(by=by, at=at) as noted:
        new = _replace_stale(lock(sessions))
        _lock_what_is_wanted(new)
        met, away = meetings(new), answers.away(new)
        if (met or away) and not despite.strip():
            raise Clash([*words.of(met), *words.of_away(away)])
        allowed = _allow(met, despite.strip(), by=by, at=at)
        for each in met:
            each.wanted.allowed = allowed[_pair(each)]
            noted.note("clash.allowed", about=("session", each.wanted.session.ref),
                       other=each.other.session.ref, whose=_whose(each))  # fmt: skip
        for one in away:
            whose = one.person.ref if one.person else ""
            noted.note("away.passed_over", about=("session", one.session.ref), whose=whose)
        _write(new)


def differing(sessions: Sequence[Session]) -> list[Session]:
    """Those whose commitments are not what they ask for: two queries."""
    teams, there = _teams(sessions), _there(sessions)
    return [
        session
        for session in sessions
        if {_facts(c) for c in wanted_by(session, teams[session.pk])}
        != {_facts(c) for c in there[session.pk]}
    ]


def _replace_stale(sessions: Sequence[Session]) -> list[Commitment]:
    """Let go of what is no longer asked for; answers what is asked for and not there yet."""
    teams, there = _teams(sessions), _there(sessions)
    stale, new = [], []
    for session in sessions:
        wanted = wanted_by(session, teams[session.pk])
        asked, has = {_facts(c) for c in wanted}, {_facts(c) for c in there[session.pk]}
        stale += [c.pk for c in there[session.pk] if _facts(c) not in asked]
        new += [c for c in wanted if _facts(c) not in has]
    if stale:
        Commitment.objects.filter(pk__in=stale).delete()
    return new


def _lock_what_is_wanted(new: Sequence[Commitment]) -> None:
    """Rooms, then people, by key: whoever wants the same waits, and then sees what we wrote."""
    rooms = {c.room_id for c in new if c.room_id}
    people = {c.person_id for c in new if c.person_id}
    for model, keys in ((Room, rooms), (Person, people)):
        if keys:
            locked = model.objects.select_for_update(no_key=True).filter(pk__in=keys)
            list(locked.order_by("pk").values_list("pk", flat=True))


def _write(new: Sequence[Commitment]) -> None:
    try:
        with transaction.atomic():
            Commitment.objects.bulk_create(new)
    except IntegrityError as fault:
        if not any(name in str(fault) for name in guards.SQLITE):
            raise
        raise Clash([_("Somebody else has just taken that room or person. Look again.")]) from fault


def _allow(
    met: Sequence[Meeting], reason: str, *, by: Actor, at: datetime
) -> dict[tuple[int, int, Key], AllowedClash]:
    return {
        _pair(each): AllowedClash.objects.create(
            session=each.wanted.session,
            other=each.other.session,
            room_id=each.wanted.room_id,
            person_id=each.wanted.person_id,
            reason=reason,
            allowed_by=str(by),
            allowed_at=at,
        )
        for each in met
    }


def _pair(each: Meeting) -> tuple[int, int, Key]:
    wanted = each.wanted
    return wanted.session_id, each.other.session_id, (wanted.room_id, wanted.person_id)


def _whose(each: Meeting) -> str:
    whose = each.other.room or each.other.person
    return whose.key if isinstance(whose, Room) else (whose.ref if whose else "")


def _teams(sessions: Sequence[Session]) -> dict[int, set[int]]:
    teams: dict[int, set[int]] = defaultdict(set)
    rows = TeamAssignment.objects.filter(session__in=sessions)
    for session, person in rows.values_list("session", "person"):
        teams[session].add(person)
    return teams


def _there(sessions: Sequence[Session]) -> dict[int, list[Commitment]]:
    there: dict[int, list[Commitment]] = defaultdict(list)
    for row in Commitment.objects.filter(session__in=sessions):
        there[row.session_id].append(row)
    return there


def _facts(c: Commitment) -> tuple[object, ...]:
    return c.room_id, c.person_id, c.venue_id, c.from_at, c.until_at, c.leaves_at, c.returns_at
