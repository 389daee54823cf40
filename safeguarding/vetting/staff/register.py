"""Who has been shown certificate information: a register that the DBS code asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.models import Person, User
from kernel.people.roles import Role
from safeguarding.vetting.staff import people

# What was shown, by the verb under which the trail has it.
SHOWN = {
    "check.number_seen": gettext_lazy("the whole number of a certificate"),
    "check.number_sought": gettext_lazy("whose certificate has a number"),
    "disclosure.read": gettext_lazy("the reasons of a decision about a certificate"),
    "record.read": gettext_lazy("level, dates and the last four figures"),
}
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Sight:
    at: datetime
    viewer: str
    whose: str
    what: str


# Auditors and data protection see that it is kept, and read nothing of what was shown.
READERS = (Role.DSL, Role.AUDITOR, Role.DATA_PROTECTION)


@role_required(*READERS)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Read off the trail, newest first; one person's alone with `?person=`. It prints as it is."""
    at = clock.now()
    ref = request.GET.get("person", "")[:16]
    person = people.find(ref) if ref else None
    events = AuditEvent.objects.filter(verb__in=SHOWN).order_by("-seq")
    if ref:
        events = _about(events, ref if person else "")
    page = Paginator(events, A_PAGE).get_page(request.GET.get("page"))
    with trail.act(by=Actor.of(request), at=at) as noted:
        about = ("register", "certificates")
        noted.note("register.read", about=about, person=person and person.ref)
    return frame.show(
        request,
        "safeguarding/register.html",
        title=_("Who has seen certificate information"),
        icon="clipboard-list",
        crumbs=[(_("Team records"), reverse("team_records"))],
        sights=_sights(page),
        page=page,
        person=person,
    )


def _about(events: QuerySet[AuditEvent], ref: str) -> QuerySet[AuditEvent]:
    return events.filter(Q(facts__person=ref) | Q(about_kind="person", about_ref=ref))


def _sights(events: Iterable[AuditEvent]) -> list[Sight]:
    """In two statements more, for the names."""
    events = list(events)
    whose = {_whose(event) for event in events}
    viewers = {event.actor.removeprefix("user:") for event in events}
    names = dict(Person.objects.filter(ref__in=whose).values_list("ref", "name"))
    users = {user.ref: user.get_full_name() for user in User.objects.filter(ref__in=viewers)}
    return [
        Sight(
            at=event.at,
            viewer=users.get(event.actor.removeprefix("user:"), _("an account that is gone")),
            whose=names.get(_whose(event), _("somebody who is on record no more")),
            what=str(SHOWN[event.verb]),
        )
        for event in events
    ]


def _whose(event: AuditEvent) -> str:
    return event.about_ref if event.about_kind == "person" else str(event.facts.get("person", ""))
