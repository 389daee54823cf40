"""Licences of a council, and the days on which children perform."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Licence, PerformanceDay
from safeguarding.vetting.rules import CannotRecord


def record_licence(
    *,
    kind: str,
    authority: str,
    from_date: date,
    until_date: date,
    seen_date: date,
    seen_by: Person,
    person: Person | None = None,
    activity_ref: str = "",
    days_allowed: int | None = None,
    by: Actor,
    at: datetime,
) -> Licence:
    """A chaperone's or a child's, or a BOPA for one activity. Raises CannotRecord."""
    if kind not in Licence.Kind:
        raise CannotRecord(_("Choose the kind of licence."))
    if (kind == Licence.Kind.BOPA) != (person is None) or (person is None) != bool(activity_ref):
        raise CannotRecord(_("A BOPA is for an activity; any other licence is a person's."))
    rules.in_order(from_date, until_date, _("A licence must count for at least a day."))
    rules.seen_by_another(person, seen_by, seen_date, at=at)
    with trail.act(by=by, at=at) as noted:
        licence = Licence.objects.create(
            kind=kind,
            person=person,
            activity_ref=activity_ref,
            authority=authority,
            from_date=from_date,
            until_date=until_date,
            days_allowed=days_allowed,
            seen_date=seen_date,
            seen_by=seen_by,
            recorded_at=at,
        )
        noted.note(
            "licence.recorded",
            about=("licence", str(licence.key)),
            person=person and person.ref,
            activity=activity_ref,
            licence=kind,
            until_date=until_date.isoformat(),
        )
        changes.tell(
            people={person.pk} if person else set(),
            activities={activity_ref} if activity_ref else set(),
            by=by,
            at=at,
        )
    return licence


def count_performance(
    *,
    person: Person,
    day: date,
    activity_ref: str = "",
    licence: Licence | None = None,
    by: Actor,
    at: datetime,
) -> PerformanceDay:
    """A day on which a child performs counts once, whatever it is for.

    Raises CannotRecord where the licence is another's, does not cover the day or is used up.
    """
    if licence is not None:
        _covers(licence, person, day)
    with trail.act(by=by, at=at) as noted:
        counted, is_new = PerformanceDay.objects.get_or_create(
            person=person,
            day=day,
            defaults={"activity_ref": activity_ref, "licence": licence, "recorded_at": at},
        )
        if is_new:
            noted.note(
                "performance.counted",
                about=("person", person.ref),
                day=day.isoformat(),
                activity=activity_ref,
                licence=licence and str(licence.key),
            )
            changes.tell(people={person.pk}, by=by, at=at)
    return counted


def licence_for(person: Person, day: date) -> Licence | None:
    """The child's own that covers the day, if there is one."""
    theirs = Licence.objects.that_stand().filter(person=person, kind=Licence.Kind.PERFORMANCE)
    return theirs.filter(from_date__lte=day, until_date__gt=day).order_by("recorded_at").first()


def _covers(licence: Licence, person: Person, day: date) -> None:
    if licence.person_id not in {None, person.pk}:
        raise CannotRecord(_("That licence is somebody else's."))
    if not licence.from_date <= day < licence.until_date:
        raise CannotRecord(_("That licence does not cover that day."))
    used = licence.days.exclude(person=person, day=day).count()
    if licence.days_allowed is not None and used >= licence.days_allowed:
        raise CannotRecord(_("All the days of that licence have been used."))
