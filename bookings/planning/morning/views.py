"""The safeguarding team's one screen: what cannot wait, and the coming term."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bookings.planning import gatekeeper
from bookings.planning.clashes.models import AllowedClash
from bookings.planning.morning.needs import light_of, needs
from bookings.planning.morning.term import ends, term
from bookings.planning.occasions import occasions
from bookings.planning.schedule import working_days
from bookings.planning.staff.views import KEEPERS
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.models import Person, User
from safeguarding import clearance

SHOWN = 12


@role_required(*KEEPERS)
@require_GET
def morning(request: HttpRequest) -> HttpResponse:
    """Judged afresh; that it was read is on the trail."""
    at = clock.now()
    shown = facts(at=at)
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note(
            "morning.read",
            about=("gate", "term"),
            sessions=sum(shown["term"].counts.values()),
            people=shown.pop("refs"),
        )
    return frame.show(
        request,
        "bookings/planning/morning.html",
        title=_("Safeguarding today"),
        icon="lock",
        greeting=_greeting(request, shown["stopped"], at=at),
        **shown,
    )


def facts(*, at: datetime) -> dict[str, Any]:
    """A constant number of queries for any number of sessions and people."""
    coming = gatekeeper.not_over(at=at).filter(starts_at__lt=ends(at))
    sessions = list(coming.select_related("activity", "venue", "room").order_by("starts_at", "pk"))
    found = clearance.judge(occasions(sessions, at=at), days=working_days)
    keys = {f.person_id for rows in found.values() for f in rows if f.person_id}
    people = {person.pk: person for person in Person.objects.filter(pk__in=keys)}
    gathered = needs(sessions, found, people)
    judged = [(session, light_of(found[session.pk])) for session in sessions]
    stopped = [need for need in gathered if need.light == "stopped"]
    clashes = AllowedClash.objects.filter(session__in=sessions, commitments__isnull=False)
    return {
        "term": term(judged, at=at),
        "judged": judged,
        "needs": gathered[:SHOWN],
        "more": max(0, len(gathered) - SHOWN),
        "stopped": len(stopped),
        "soon": len(gathered) - len(stopped),
        "refs": sorted(person.ref for person in people.values()),
        "clashes": clashes.select_related("session__activity", "other__activity", "room", "person")
        .distinct()
        .order_by("session__starts_at", "pk"),
    }


def _greeting(request: HttpRequest, stopped: int, *, at: datetime) -> list[str]:
    """`Good morning, Chris.` and how much cannot wait."""
    hour = clock.london(at).hour
    hello = _("Good evening") if hour >= 18 else _("Good afternoon")
    hello = _("Good morning") if hour < 12 else hello
    name = request.user.get_short_name() if isinstance(request.user, User) else ""
    if not stopped:
        return [f"{hello}, {name}.", _("Nothing is stopped.")]
    wait = ngettext("%(n)d thing cannot wait.", "%(n)d things cannot wait.", stopped)
    return [f"{hello}, {name}.", wait % {"n": stopped}]
