"""Performances of children to come, and what is on record that lets them. Each sight is logged."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from safeguarding.clearance import planned
from safeguarding.performing.staff.forms import titles
from safeguarding.vetting.models import Licence, PerformanceDay
from safeguarding.vetting.staff.reading import KEEPERS

SHOWN = 100  # licences, and days, newest first


@role_required(*KEEPERS)
@require_GET
def performances(request: HttpRequest) -> HttpResponse:
    """What is planned, what councils have given, and the days that count."""
    at = clock.now()
    plan = planned.plan()
    shown = plan.performances(at=at) if plan else []
    found = Licence.objects.exclude(kind=Licence.Kind.CHAPERONE).annotate(used=Count("days"))
    licences = list(found.select_related("person", "seen_by").order_by("-until_date")[:SHOWN])
    days = list(PerformanceDay.objects.select_related("person").order_by("-day", "-pk")[:SHOWN])
    children = {each.person.ref for each in licences if each.person}
    children |= {each.person.ref for each in days}
    with trail.act(by=Actor.of(request), at=at) as noted:
        about = ("record", "performing")
        noted.note("performances.read", about=about, people=sorted(children))
    known = titles(at=at)
    for each in licences:
        each.what = known.get(each.activity_ref, each.activity_ref)  # type: ignore[attr-defined]  # for the screen
    return frame.show(
        request,
        "safeguarding/performing/performances.html",
        title=_("Children who perform"),
        icon="group",
        crumbs=[(_("Team records"), reverse("team_records"))],
        performances=shown,
        licences=licences,
        days=days,
    )
