"""Whom the record shows: as the address says it; what cannot be narrows nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.people.models import Person
from safeguarding.clearance import planned
from safeguarding.record.rows import WORST_FIRST, Row, rows
from safeguarding.vetting.models import Engagement, WorkRole
from safeguarding.vetting.staff import people

SOON = timedelta(days=60)
LONGEST = 100
WHO = {
    "team": _("Who works with us"),
    "volunteers": _("Volunteers"),
    "left": _("Who has left"),
    "all": _("Everybody on record"),
}
LIGHTS = {
    "stopped": _("Stopped"),
    "soon": _("Soon"),
    "clear": _("Clear"),
    "due": _("Due within 60 days"),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`role` is a work role's key, `activity` a reference, `show` a word of LIGHTS or empty."""

    who: str = "team"
    role: str = ""
    activity: str = ""
    show: str = ""
    sought: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowing":
        def word(name: str) -> str:
            return query.get(name, "").replace("\0", "").strip()[:LONGEST]

        who, show = word("who"), word("show")
        return cls(
            who=who if who in WHO else "team",
            role=word("role"),
            activity=word("activity"),
            show=show if show in LIGHTS else "",
            sought=word("q"),
        )

    @property
    def said(self) -> dict[str, str]:
        """For the trail: everything but a name."""
        return {"who": self.who, "role": self.role, "activity": self.activity, "show": self.show}


def chosen(narrowing: Narrowing, *, at: datetime) -> list[Row]:
    """Everybody it leaves, as they stand today."""
    on = clock.london_date(at)
    found = rows(list(_people(narrowing, at=at)), on=on)
    return [row for row in found if _shows(row, narrowing.show, on=on)]


def counted(found: Sequence[Row], *, on: date) -> dict[str, int]:
    """How many carry each light, and of how many something falls due."""
    return {show: sum(_shows(row, show, on=on) for row in found) for show in LIGHTS}


def shown(found: Sequence[Row], show: str, *, on: date) -> list[Row]:
    """Worst first, for somebody who looks on a Monday morning; then as they came."""
    some = [row for row in found if _shows(row, show, on=on)]
    return sorted(some, key=lambda row: WORST_FIRST.index(row.light))


def _shows(row: Row, show: str, *, on: date) -> bool:
    if show == "due":
        return row.is_due_by(on + SOON, on=on)
    return not show or row.light == show


def _people(narrowing: Narrowing, *, at: datetime) -> QuerySet[Person]:
    whose: dict[str, Callable[..., QuerySet[Person]]] = {
        "left": people.left,
        "all": lambda at: people.on_record().filter(_on_file()),
    }
    found = whose.get(narrowing.who, people.team)(at=at)
    theirs = Engagement.objects.filter(person=OuterRef("pk"))
    if narrowing.who != "left":
        today = clock.london_date(at)
        theirs = theirs.filter(Q(until_date__isnull=True) | Q(until_date__gt=today))
    if narrowing.who == "volunteers":
        found = found.filter(Exists(theirs.filter(basis=Engagement.Basis.VOLUNTEER)))
    if narrowing.role:
        found = found.filter(Exists(theirs.filter(role__key=narrowing.role)))
    if narrowing.sought:
        found = found.filter(name__icontains=narrowing.sought)
    plan = planned.plan()
    if narrowing.activity and plan is not None:
        found = found.filter(pk__in=plan.people_on(narrowing.activity, at=at))
    return found


def _on_file() -> Q:
    """An account alone puts nobody on the record."""
    return Q(engagements__isnull=False) | Q(checks__isnull=False) | Q(trainings__isnull=False)


def roles() -> list[tuple[str, str]]:
    return list(WorkRole.objects.order_by("title").values_list("key", "title"))


def activities(*, at: datetime) -> list[tuple[str, str]]:
    plan = planned.plan()
    return plan.activities(at=at) if plan is not None else []
