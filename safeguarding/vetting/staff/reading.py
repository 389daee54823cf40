"""Team records: the list, and the sight of a number. Each reading is on record."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import Refused, role_required
from kernel.people.models import Person
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from safeguarding.vetting import number
from safeguarding.vetting.models import Check
from safeguarding.vetting.staff import people, sheet

KEEPERS = (Role.SAFEGUARDING_OFFICER, Role.DSL)
A_PAGE = 50
LONGEST_NAME = 100


@role_required(*KEEPERS)
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """Everybody who works with us, with today's light; or those who have left."""
    at = clock.now()
    has_left = request.GET.get("who") == "left"
    sought = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_NAME]
    found = people.left(at=at) if has_left else people.team(at=at)
    page = Paginator(found.filter(name__icontains=sought), A_PAGE).get_page(request.GET.get("page"))
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note(
            "records.listed",
            about=("record", "left" if has_left else "team"),
            people=[person.ref for person in page],
        )
    return frame.show(
        request,
        "safeguarding/team.html",
        title=_("Team records"),
        icon="clipboard-list",
        rows=sheet.rows(page, today=clock.london_date(at)),
        page=page,
        sought=sought,
        has_left=has_left,
    )


@role_required(*KEEPERS)
@recently_proved
@require_POST
def sight(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """The whole number of one check. The trail has it before the eye does."""
    person = on_record(request, ref)
    check = Check.objects.filter(key=key, person=person).exclude(number_sealed="").first()
    if check is None:
        raise Http404
    try:
        seen = number.reveal(check=check, by=Actor.of(request), at=clock.now())
    except number.NotReadable as fault:
        frame.warn(request, str(fault))
        return redirect(reverse("team_record", args=[person.ref]))
    return frame.show(
        request,
        "safeguarding/number.html",
        title=_("Certificate number"),
        icon="lock-open",
        crumbs=crumbs(person),
        person=person,
        number=seen,
    )


def on_record(request: HttpRequest, ref: str) -> Person:
    """The person, or the same 404 as for nobody, written down."""
    person = people.find(ref)
    if person is None:
        raise Refused(("person", ref[:16] if ref.isalnum() else ""))
    return person


def crumbs(person: Person) -> list[tuple[str, str]]:
    return [
        (_("Team records"), reverse("team_records")),
        (person.name, reverse("team_record", args=[person.ref])),
    ]
