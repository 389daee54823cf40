"""The gate on a screen: who may read it, and the safeguarding lead's signature under a ratio."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from bookings.catalogue.models import Activity
from bookings.planning import sign_off
from bookings.planning.exceptions.models import Override
from bookings.planning.minutes.views import SET_BY
from bookings.planning.models import RatioSignOff
from bookings.planning.staff import report
from bookings.planning.staff.forms import SignOffForm
from bookings.planning.staff.people import KEEPERS, in_a_name, signer
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, mine, once
from kernel.people.access import role_required
from kernel.people.roles import Role

# Those who look on see the light too, and no more of it.
READERS = (
    *(Role.EDITOR, Role.OFFICER, Role.BOX_OFFICE),
    *(Role.AUDITOR, Role.DATA_PROTECTION),
    *KEEPERS,
)
A_PAGE = 50
WORDS = {
    "all": gettext_lazy("Everything to come"),
    "shut": gettext_lazy("Booking is shut"),
    "stopped": gettext_lazy("May not run"),
    "soon": gettext_lazy("Look soon"),
}


@role_required(*READERS)
@require_GET
def gate(request: HttpRequest) -> HttpResponse:
    """Yes or no about people for all; what is on their record for the safeguarding team alone."""
    at = clock.now()
    narrowed = request.GET.get("show", "all")
    narrowed = narrowed if narrowed in report.NARROWED else "all"
    found = report.sessions(at=at, narrowed=narrowed)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    keeper = mine.is_one_of(request, *KEEPERS)
    if keeper:
        with trail.act(by=Actor.of(request), at=at) as noted:
            noted.note(
                "gate.details_read",
                about=("gate", narrowed),
                sessions=[session.ref for session in page],
            )
    return frame.show(
        request,
        "bookings/planning/gate.html",
        title=_("Gate"),
        icon="lock",
        rows=report.rows(page, at=at, with_details=keeper),
        page=page,
        narrowed=narrowed,
        choices=WORDS,
        may_sign=mine.is_one_of(request, Role.DSL),
        is_keeper=keeper,
        may_set=mine.is_one_of(request, *SET_BY),
        waiting=Override.objects.waiting(at=at).count() if keeper else 0,
    )


@role_required(Role.DSL)
@in_a_name
@require_http_methods(["GET", "POST"])
def ratio(request: HttpRequest, ref: str) -> HttpResponse:
    """A gentler ratio for one activity, from today on, in the lead's own name."""
    activity = Activity.objects.filter(ref=ref).first() if ref.isalnum() else None
    if activity is None:
        raise Http404
    who, back = signer(request), reverse("gate")
    form = SignOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    sign_off.sign_off_ratio(
                        activity=activity,
                        ratio=form.cleaned_data["ratio"],
                        reason=form.cleaned_data["reason"],
                        signed_by=who,
                        signed_date=clock.london_date(at),
                        by=by,
                        at=at,
                    )
        except sign_off.CannotSignOff as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, _("Signed off, and judged again."))
            return redirect(back)
    return frame.show(
        request,
        "bookings/planning/ratio.html",
        title=_("Ratio of “%s”") % activity.title_en,
        icon="lock",
        crumbs=[(_("Gate"), back)],
        back=back,
        form=form,
        submit=_("Sign this off in my name"),
        earlier=RatioSignOff.objects.filter(activity=activity).select_related("signed_by"),
    )
