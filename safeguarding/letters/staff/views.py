"""A letter in one click: for whom, about what; and those that went out."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, mine
from kernel.people.access import role_required
from kernel.people.models import Partner, Person, User
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from safeguarding.letters import making
from safeguarding.letters.models import AssuranceLetter
from safeguarding.letters.staff.forms import LetterForm
from safeguarding.record import narrowing

KEEPERS = (Role.SAFEGUARDING_OFFICER, Role.DSL)
SHOWN = 20


@role_required(*KEEPERS)
@recently_proved
@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Signed by whoever makes it, in their own name."""
    at, signer = clock.now(), _person(request)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        activities=narrowing.activities(at=at),
        initial={"partner": request.GET.get("partner"), "activity": request.GET.get("activity")},
    )
    if request.method == "POST" and form.is_valid():
        by, typed = Actor.of(request), form.cleaned_data
        try:
            paper, letter = making.write(
                partner=typed["partner"] or _new(typed["new_name"], by=by, at=at),
                activity_ref=typed["activity"],
                signed_by=signer,
                signed_as=_signed_as(request),
                first=typed["first"],
                last=typed["last"],
                by=by,
                at=at,
            )
        except making.CannotWrite as fault:
            form.add_error("activity", str(fault))
        else:
            return _download(paper, letter)
    return frame.show(
        request,
        "safeguarding/letters.html",
        title=_("Letters of assurance"),
        icon="doc-full",
        back=reverse("central_record"),
        back_label=_("To the central record"),
        form=form,
        submit=_("Write the letter in my name"),
        earlier=AssuranceLetter.objects.select_related("partner", "signed_by").order_by(
            "-made_at", "-pk"
        )[:SHOWN],
    )


def _new(name: str, *, by: Actor, at: datetime) -> Partner:
    """A school that was typed; typed twice, it is one."""
    known = Partner.objects.filter(name__iexact=name.strip()).first()
    if known is not None:
        return known
    with trail.act(by=by, at=at) as noted:
        partner = Partner.objects.create(kind=Partner.Kind.SCHOOL, name=name.strip())
        noted.note("partner.added", about=("partner", partner.ref), kind=partner.kind)
    return partner


def _signed_as(request: HttpRequest) -> str:
    role = Role.DSL if mine.is_one_of(request, Role.DSL) else Role.SAFEGUARDING_OFFICER
    return str(role.label)


def _person(request: HttpRequest) -> Person:
    user = request.user
    if not isinstance(user, User) or user.person is None:
        raise Http404  # a signature needs a name
    return user.person


def _download(paper: bytes, letter: AssuranceLetter) -> HttpResponse:
    day = clock.london_date(letter.made_at).isoformat()
    answer = HttpResponse(paper, content_type="application/pdf")
    name = f"letter-of-assurance-{day}-{letter.ref}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
