"""Naming the team. Whoever is not cleared can be named; what follows from it is said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bookings.catalogue.gate import may_open_many
from bookings.catalogue.models import Session
from bookings.catalogue.staff import finding
from bookings.catalogue.staff.colleagues import colleagues
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.sheet import sheet
from bookings.catalogue.staff.team_form import TeamForm
from bookings.planning import team
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required

SAID_AT_MOST = 3


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is in the team now, and one more."""
    activity = finding.activity(ref)
    by, at = Actor.of(request), clock.now()
    people = colleagues(activity, at=at)
    form = TeamForm(request.POST or None, activity=activity, people=people, at=at)
    if request.method == "POST" and form.is_valid():
        _assign(form, by)
        said = ngettext("%(name)s is named on %(n)d date.", "%(name)s is named on %(n)d dates.",
                        len(form.chosen_sessions))  # fmt: skip
        name = form.chosen_person.name
        frame.say(request, said % {"name": name, "n": len(form.chosen_sessions)})
        _say_what_is_missing(request, form.chosen_sessions)
        return redirect(finding.back(request, activity))
    return frame.show(
        request,
        "bookings/staff/team.html",
        title=_("Lead and team"),
        icon="group",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        submit=_("Name this person now"),
        sheet=sheet(activity, at=at),
    )


@role_required(*PROGRAMME)
@require_POST
def remove(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    """Take somebody off one date."""
    activity = finding.activity(ref)
    named = TeamAssignment.objects.select_related("session", "person").filter(
        pk=key, session__activity=activity
    )
    if assignment := named.first():
        at = clock.now()
        team.unassign(
            session=assignment.session,
            person=assignment.person,
            function=assignment.function,
            by=Actor.of(request),
            at=at,
        )
        frame.say(request, _("%s is off that date.") % assignment.person.name)
        _say_what_is_missing(request, [assignment.session])
    return redirect(finding.back(request, activity))


def _assign(form: TeamForm, by: Actor) -> None:
    at = clock.now()
    with trail.act(by=by, at=at):
        for session in form.chosen_sessions:
            team.assign(
                session=session,
                person=form.chosen_person,
                function=form.cleaned_data["function"],
                by=by,
                at=at,
            )


def _say_what_is_missing(request: HttpRequest, sessions: list[Session]) -> None:
    """The gate's own sentences, each once."""
    verdicts = may_open_many(sessions, at=clock.now())
    reasons = dict.fromkeys(reason for verdict in verdicts.values() for reason in verdict.reasons)
    for reason in list(reasons)[:SAID_AT_MOST]:
        frame.warn(request, reason)
    if len(reasons) > SAID_AT_MOST:
        more = len(reasons) - SAID_AT_MOST
        frame.warn(request, ngettext("And %d thing more.", "And %d things more.", more) % more)
