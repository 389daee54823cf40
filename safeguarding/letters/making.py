"""A letter is written, pressed and put on the record, in that order; then it leaves."""

import hashlib
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.documents import press
from kernel.people.models import Partner, Person
from safeguarding.clearance import planned as plans
from safeguarding.clearance.planned import Planned
from safeguarding.letters.content import workers
from safeguarding.letters.models import AssuranceLetter

TEMPLATE = "safeguarding/documents/assurance.html"


class CannotWrite(Exception):
    """What was asked cannot be; the message says why."""


def write(
    *,
    partner: Partner,
    activity_ref: str,
    signed_by: Person,
    signed_as: str,
    first: date | None = None,
    last: date | None = None,
    by: Actor,
    at: datetime,
) -> tuple[bytes, AssuranceLetter]:
    """The paper and the row that knows it again. `first` and `last` leave other dates out.

    Takes a moment to press: never call it inside a transaction.
    """
    planned = _planned(activity_ref, first, last, at=at)
    on = clock.london_date(at)
    people = workers(planned, on=on)
    if not people:
        raise CannotWrite(_("Nobody is named on those dates yet. Name the team first."))
    paper = press.render(
        TEMPLATE,
        {
            "partner": partner,
            "planned": planned,
            "workers": people,
            "signed_by": signed_by.name,
            "signed_as": signed_as,
            "day": date_format(on, "j F Y"),
        },
    )
    with trail.act(by=by, at=at) as noted:
        letter = AssuranceLetter.objects.create(
            partner=partner,
            activity_ref=planned.ref,
            activity_title=planned.title[:160],
            signed_by=signed_by,
            made_at=at,
            people=len(people),
            sha256=hashlib.sha256(paper).hexdigest(),
        )
        noted.note(
            "assurance.written",
            about=("assurance_letter", letter.ref),
            partner=partner.ref,
            activity=planned.ref,
            people=_refs(planned),
            sha256=letter.sha256,
        )
    return paper, letter


def _planned(ref: str, first: date | None, last: date | None, *, at: datetime) -> Planned:
    plan = plans.plan()
    found = plan.planned(ref, at=at) if plan is not None else None
    if found is None:
        raise CannotWrite(_("Choose an activity with dates to come."))
    kept = [
        each
        for each in found.dates
        if (first is None or first <= each.day) and (last is None or each.day <= last)
    ]
    if not kept:
        raise CannotWrite(_("That activity has no date to come between those days."))
    return Planned(found.ref, found.title, kept)


def _refs(planned: Planned) -> list[str]:
    keys = {key for each in planned.dates for key in each.team}
    return sorted(Person.objects.filter(pk__in=keys).values_list("ref", flat=True))
