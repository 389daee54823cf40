"""What the phone page and the officer's screen do alike: take the form, or say what is wrong."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest

from bookings.catalogue.models import Session
from bookings.planning.availability import saying
from bookings.planning.availability.forms import DaysForm
from bookings.planning.availability.models import Availability
from bookings.planning.availability.words import Line, line
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import once
from kernel.people.models import Person


def take(
    request: HttpRequest, person: Person, *, at: datetime
) -> tuple[DaysForm, Sequence[Session] | None]:
    """The form, and when it was taken the dates on which they are named although away."""
    form = DaysForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    by, facts = Actor.of(request), form.facts()
    try:
        with trail.act(by=by, at=at):
            _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
            if not is_first:
                return form, []
            row = saying.say(person=person, by=by, at=at, **facts)
    except saying.CannotSay as fault:
        form.add_error(None, str(fault))
        return form, None
    away = row.kind == Availability.Kind.AWAY
    return form, saying.named_while_away(row, at=at) if away else []


def lines(person: Person, *, at: datetime) -> list[Line]:
    """What they have said of today and later."""
    today = clock.london_date(at)
    rows = Availability.objects.filter(person=person, until_date__gte=today)
    return [line(row) for row in rows]


def find(person: Person, ref: str) -> Availability | None:
    rows = Availability.objects.filter(person=person).select_related("person")
    return rows.filter(ref=ref).first() if ref.isalnum() else None
