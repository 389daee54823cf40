"""Saying when one is free or away, and taking it back."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.availability.answers import Answer, answer
from bookings.planning.availability.models import Availability
from bookings.planning.clashes.words import day
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.people.models import Person
from kernel.people.roles import Role

LONGEST = timedelta(days=2 * 366)
MOST = 200  # rows that somebody may have ahead of them


class CannotSay(Exception):
    """What was said cannot be; the message says why."""


def say(
    *,
    person: Person,
    kind: str,
    from_date: date,
    until_date: date,
    weekday: int | None = None,
    from_time: time | None = None,
    until_time: time | None = None,
    by: Actor,
    at: datetime,
) -> Availability:
    """From a day to a day, both counted. Raises CannotSay.

    Somebody who is away when they are named stays named: the officer gets a task to find another.
    """
    _check(person, kind, from_date, until_date, from_time, until_time, at=at)
    with trail.act(by=by, at=at) as noted:
        row = Availability.objects.create(
            person=person,
            kind=kind,
            from_date=from_date,
            until_date=until_date,
            weekday=weekday,
            from_time=from_time,
            until_time=until_time,
            said_at=at,
        )
        noted.note("availability.said", about=("person", person.ref), kind=kind, row=row.ref)
        if kind == Availability.Kind.AWAY:
            _tell_the_officer(row, at=at)
    return row


def take_back(*, row: Availability, by: Actor, at: datetime) -> None:
    """It is not so any more. Twice is once."""
    with trail.act(by=by, at=at) as noted:
        if Availability.objects.filter(pk=row.pk).delete()[0]:
            noted.note("availability.taken_back", about=("person", row.person.ref), row=row.ref)


def named_while_away(row: Availability, *, at: datetime) -> list[Session]:
    """The dates to come on which they are named and have just said they are away."""
    coming = gatekeeper.not_over(at=at).filter(
        team__person=row.person,
        ends_at__gte=clock.from_london(row.from_date, time()),
        starts_at__lt=clock.from_london(row.until_date + timedelta(days=1), time()),
    )
    return [
        session
        for session in coming.select_related("activity").distinct().order_by("starts_at", "pk")
        if answer([row], session.starts_at, session.ends_at) == Answer.AWAY
    ]


def _tell_the_officer(row: Availability, *, at: datetime) -> None:
    sessions = named_while_away(row, at=at)
    if not sessions:
        return
    first = sessions[0]
    sentence = ngettext(
        "%(name)s is away on %(day)s and is named for “%(what)s” that day. Find somebody else.",
        "%(name)s is away on %(n)d dates on which they are named, the first “%(what)s” on "
        "%(day)s. Find somebody else.",
        len(sessions),
    )
    raise_task(
        kind="named_while_away",
        about=("session", first.ref),
        for_role=Role.OFFICER,
        text=sentence
        % {
            "name": row.person.name,
            "what": first.activity.title_en,
            "day": day(first.starts_at),
            "n": len(sessions),
        },
        at=at,
        key=row.ref,
    )


def _check(
    person: Person,
    kind: str,
    from_date: date,
    until_date: date,
    from_time: time | None,
    until_time: time | None,
    *,
    at: datetime,
) -> None:
    if kind not in Availability.Kind:
        raise CannotSay(_("Say whether that is free or away."))
    if until_date < from_date:
        raise CannotSay(_("The last day cannot be before the first."))
    if until_date < (today := clock.london_date(at)):
        raise CannotSay(_("Those days have passed."))
    if until_date > today + LONGEST:
        raise CannotSay(_("That is more than two years away. Check the year."))
    if (from_time is None) != (until_time is None):
        raise CannotSay(_("Write both times, or none for the whole day."))
    if from_time and until_time and until_time <= from_time:
        raise CannotSay(_("The second time must be after the first."))
    if Availability.objects.filter(person=person, until_date__gte=today).count() >= MOST:
        raise CannotSay(_("That is very many. Take some back first, or ring us."))
