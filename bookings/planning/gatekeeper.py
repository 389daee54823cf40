"""Re-judging the gate: what it finds is written down for pages and staff to read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import CapacityPool, Place
from bookings.planning.models import Finding, TeamAssignment
from bookings.planning.occasions import gathered
from kernel.audit import trail
from kernel.audit.actor import Actor
from safeguarding import clearance

PART = "rejudge_gates"
LONGEST = Finding._meta.get_field("text").max_length or 0
GENERAL = CapacityPool.Kind.GENERAL
NOBODY = Session.Performing.NOBODY
ONCE = 200  # sessions judged together, so that locks are short

Row = tuple[str, bool, str]  # its light, whether it stops opening, its text


def rejudge(
    *,
    sessions: Iterable[Session] | None = None,
    activity: Activity | None = None,
    at: datetime,
    by: Actor | None = None,
) -> int:
    """Write down what the gate finds for these sessions; answers how many of them changed.

    Call it after a change, inside its act: then whoever changes the same sessions at the same time,
    or sells them, waits for its end. Sessions that stay as they are cost no write.
    """
    asked = list(sessions or [])
    if activity is not None:
        asked += activity.sessions.all()
    asked.sort(key=lambda session: session.pk)
    changed = 0
    for start in range(0, len(asked), ONCE):
        some = asked[start : start + ONCE]
        # Two who change a team at once must not both judge it as it was before the other.
        stale = some if connection.in_atomic_block else list(_differing(some, at=at))
        if stale:
            changed += _rewrite(stale, by=by or Actor.system(PART), at=at)
    return changed


def rejudge_people(*, people: Collection[int], by: Actor, at: datetime) -> int:
    """The same for every session not yet over that one of these people works on or performs in."""
    works = TeamAssignment.objects.filter(person__in=people).values("session")
    performs = Place.objects.filter(participant__in=people, live=True).values("session")
    theirs = Q(pk__in=works) | Q(pk__in=performs) & ~Q(performing=NOBODY)
    return rejudge(sessions=not_over(at=at).filter(theirs), by=by, at=at)


def rejudge_performances(*, activities: Collection[str], by: Actor, at: datetime) -> int:
    """The same for every performance of children that these activities have to come."""
    shown = not_over(at=at).filter(activity__ref__in=activities).exclude(performing=NOBODY)
    return rejudge(sessions=shown, by=by, at=at)


def not_over(*, at: datetime) -> QuerySet[Session]:
    """Sessions going ahead that have not ended."""
    return Session.objects.filter(status=Session.Status.SCHEDULED, ends_at__gt=at)


def _rewrite(sessions: Sequence[Session], *, by: Actor, at: datetime) -> int:
    """Under a lock on the sessions, so that two who judge at once do not write twice."""
    keys = sorted(session.pk for session in sessions)
    with trail.act(by=by, at=at) as noted:
        differing = _differing(list(_locked(keys)), at=at)
        for session, (gone, new, most) in differing.items():
            CapacityPool.objects.filter(session=session, kind=GENERAL).update(team_limit=most)
            Finding.objects.filter(pk__in=gone).delete()
            Finding.objects.bulk_create(
                Finding(session=session, light=light, stops_opening=stops, text=text, found_at=at)
                for light, stops, text in new
            )
            noted.note("gate.judged", about=("session", session.ref), **_counts(session))
    return len(differing)


def _locked(keys: Sequence[int]) -> QuerySet[Session]:
    # Pools first and in order, as whoever buys takes them; then what is bought is judged, or what
    # is judged is bought, never both from what was before.
    list(
        CapacityPool.objects.select_for_update()
        .filter(session__in=keys, kind=GENERAL)
        .order_by("pk")
    )
    found = Session.objects.select_for_update(no_key=True).filter(pk__in=keys)
    return found.order_by("pk")


def _differing(
    sessions: Sequence[Session], *, at: datetime
) -> dict[Session, tuple[list[int], list[Row], int | None]]:
    """Sessions for which the gate finds something else than is stored: rows gone, rows new, and
    how many people the team can look after."""
    asked, days = gathered(sessions, at=at)
    found = clearance.assess(asked, days=days)
    limits = dict(
        CapacityPool.objects.filter(session__in=sessions, kind=GENERAL).values_list(
            "session", "team_limit"
        )
    )
    stored: dict[int, dict[Row, int]] = defaultdict(dict)
    surplus: dict[int, list[int]] = defaultdict(list)
    for row in Finding.objects.filter(session__in=sessions).order_by("pk"):
        facts = (row.light, row.stops_opening, row.text)
        if facts in stored[row.session_id]:
            surplus[row.session_id].append(row.pk)
        stored[row.session_id].setdefault(facts, row.pk)
    differing = {}
    for session in sessions:
        wanted = [_row(finding) for finding in found[session.pk].findings]
        most = found[session.pk].most
        there = stored[session.pk]
        gone = [pk for facts, pk in there.items() if facts not in wanted] + surplus[session.pk]
        new = [facts for facts in dict.fromkeys(wanted) if facts not in there]
        if gone or new or limits.get(session.pk, most) != most:
            differing[session] = (gone, new, most)
    return differing


def _row(finding: clearance.Finding) -> Row:
    text = f"{finding.text} {finding.mend}"
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    return (str(finding.light), finding.stops_opening, text)


def _counts(session: Session) -> dict[str, object]:
    rows = list(session.findings.values_list("light", "stops_opening"))
    return {
        "red": sum(light == Finding.Light.RED for light, _ in rows),
        "amber": sum(light == Finding.Light.AMBER for light, _ in rows),
        "opens": not any(stops for _, stops in rows),
    }
