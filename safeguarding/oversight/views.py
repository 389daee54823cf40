"""One's own record on a telephone, and a masked one in the staff screens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import Refused, role_required
from kernel.people.models import User
from kernel.people.proving import behind_second_factor
from kernel.people.roles import Role
from safeguarding.oversight.sheet import sheet
from safeguarding.vetting.staff import people

MASKED = (Role.AUDITOR, Role.DATA_PROTECTION)


@role_required(Role.PRACTITIONER)
@behind_second_factor
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What we hold about oneself, and who has looked at it."""
    person = request.user.person if isinstance(request.user, User) else None
    at = clock.now()
    if person is None:
        raise Refused(("person", ""))
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("record.own_read", about=("person", person.ref))
    found = sheet(person, today=clock.london_date(at), with_ends=True)
    return render(request, "safeguarding/oversight/own.html", {"private": True, "sheet": found})


@role_required(*MASKED)
@require_GET
def masked(request: HttpRequest, ref: str) -> HttpResponse:
    """That and when, and no figure of any number. The trail has it before the eye does."""
    person, at = people.find(ref), clock.now()
    if person is None:
        raise Refused(("person", ref[:16] if ref.isalnum() else ""))
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("record.masked_read", about=("person", person.ref))
    return frame.show(
        request,
        "safeguarding/oversight/masked.html",
        title=person.name,
        icon="user",
        crumbs=[(_("Single central record"), reverse("central_record"))],
        sheet=sheet(person, today=clock.london_date(at), with_ends=False),
    )
