"""Changing who an activity is for, and its sheet when no page editor is round it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bookings.catalogue import describing
from bookings.catalogue.staff import finding
from bookings.catalogue.staff.about_form import AboutForm
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.sheet import sheet
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, ref: str) -> HttpResponse:
    """Who it is for, what it needs, what it offers."""
    activity = finding.activity(ref)
    at = clock.now()
    form = AboutForm(request.POST or None, activity=activity, at=at)
    if request.method == "POST" and form.is_valid():
        by = Actor.of(request)
        if describing.describe(activity=activity, by=by, at=at, **form.facts()):
            frame.say(request, _("Changed, and already so for everybody who looks."))
        else:
            frame.say(request, _("Nothing was different, so nothing was changed."))
        return redirect(finding.back(request, activity))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Who it is for"),
        icon="group",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        submit=_("Change this now"),
    )


@role_required(*PROGRAMME)
@require_safe
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """The same sheet that the page's editor shows."""
    activity = finding.activity(ref)
    return frame.show(
        request,
        "bookings/staff/activity.html",
        title=activity.title_en,
        icon="date",
        sheet=sheet(activity, at=clock.now()),
        here=request.path,
    )
