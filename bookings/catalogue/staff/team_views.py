"""Naming the team: who could, who cannot and why, and what follows for the gate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bookings.catalogue.gate import may_open_many
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import finding, team_asked, wording
from bookings.catalogue.staff.colleagues import colleagues
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.sheet import sheet
from bookings.catalogue.staff.team_form import TeamForm
from bookings.planning import team
from bookings.planning.models import TeamAssignment
from bookings.planning.staff.people import KEEPERS
from bookings.planning.suggesting.naming import NotNamed, name_somebody
from bookings.planning.suggesting.suggest import suggest
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame, mine
from kernel.people.access import role_required
from kernel.people.roles import Role

SAID_AT_MOST = 3
# The safeguarding team may look for people as well; only they read why somebody is not cleared.
PLANNERS = (*PROGRAMME, *KEEPERS)


@role_required(*PLANNERS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is in the team now, who could be, and one more."""
    activity, at = finding.activity(ref), clock.now()
    people = colleagues(activity, at=at)
    asked = team_asked.of(request.GET, activity, at=at)
    form = TeamForm(request.POST or None, activity=activity, people=people, at=at,
                    initial=asked.initial)  # fmt: skip
    refused: NotNamed | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _name(request, form)
        except NotNamed as fault:
            refused = fault
            form.ask_all_the_same(fault.about)
        else:
            return redirect(_back(request, activity))
    found = suggest(activity, asked.sessions, asked.function, at=at, besides=asked.named)
    return frame.show(
        request,
        "bookings/staff/team.html",
        title=_("Lead and team"),
        icon="group",
        crumbs=[(_("Back to “%s”") % activity.title_en, _back(request, activity))],
        back=_back(request, activity),
        form=form,
        submit=_("Name this person now"),
        sheet=sheet(activity, at=at),
        asked=asked,
        found=found,
        refused=refused and _said(request, refused, form),
        with_details=mine.is_one_of(request, *KEEPERS),
        may_note_days=mine.is_one_of(request, Role.OFFICER, *KEEPERS),
        functions=TeamAssignment.Function.choices,
    )


@role_required(*PLANNERS)
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
    return redirect(_back(request, activity))


def _back(request: HttpRequest, activity: Activity) -> str:
    """To the activity's sheet, or, for those who may not open it, to the gate."""
    if mine.is_one_of(request, *PROGRAMME):
        return finding.back(request, activity)
    return frame.way_back(request, reverse("gate"))


def _name(request: HttpRequest, form: TeamForm) -> None:
    sessions, person = form.chosen_sessions, form.chosen_person
    name_somebody(
        activity=form.activity,
        sessions=sessions,
        person=person,
        function=form.cleaned_data["function"],
        by=Actor.of(request),
        at=clock.now(),
        all_the_same=form.cleaned_data["all_the_same"],
        despite=form.cleaned_data["despite"],
    )
    said = ngettext("%(name)s is named on %(n)d date.", "%(name)s is named on %(n)d dates.",
                    len(sessions))  # fmt: skip
    frame.say(request, said % {"name": person.name, "n": len(sessions)})
    _say_what_is_missing(request, sessions)


def _said(request: HttpRequest, refused: NotNamed, form: TeamForm) -> dict[str, object]:
    """Why not, who could, and the dates that nothing speaks against."""
    about = refused.about
    clear = [s for s in form.chosen_sessions if s.pk not in about.hindered_on]
    return {
        "person": about.person,
        "why": about.why_not(with_details=mine.is_one_of(request, *KEEPERS)),
        "could": refused.could,
        "function": form.cleaned_data["function"],
        "dates": [session.ref for session in form.chosen_sessions],
        "clear_dates": [session.ref for session in clear],
        "clear_words": wording.dates(clear),
    }


def _say_what_is_missing(request: HttpRequest, sessions: list[Session]) -> None:
    """The gate's own sentences, each once."""
    verdicts = may_open_many(sessions, at=clock.now())
    reasons = dict.fromkeys(reason for verdict in verdicts.values() for reason in verdict.reasons)
    for reason in list(reasons)[:SAID_AT_MOST]:
        frame.warn(request, reason)
    if len(reasons) > SAID_AT_MOST:
        more = len(reasons) - SAID_AT_MOST
        frame.warn(request, ngettext("And %d thing more.", "And %d things more.", more) % more)
