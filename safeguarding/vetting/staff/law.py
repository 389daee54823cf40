"""The eligibility helper: what does the role do, which level does the law allow, and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from safeguarding.vetting import records
from safeguarding.vetting.eligibility import Advice, advise
from safeguarding.vetting.models import Eligibility, Level, WorkRole
from safeguarding.vetting.rules import CannotRecord, may_ask
from safeguarding.vetting.staff.forms.eligibility import LevelForm, QuestionsForm
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.recorded import BOTH, me, one


@role_required(*KEEPERS)
@BOTH
def law(request: HttpRequest, key: str) -> HttpResponse:
    """Questions first; with all answers in the address, the advice and what we shall ask for."""
    role = one(WorkRole.objects.all(), key=key)
    last = Eligibility.objects.filter(role=role).order_by("-pk").first()
    asked = "where" in request.GET
    form = QuestionsForm(request.GET if asked else None, initial=last.answers if last else None)
    if not asked or not form.is_valid():
        return _questions(request, role, form)
    advice = advise(form.cleaned_data, day=clock.london_date(clock.now()))
    chosen = LevelForm(
        request.POST if request.method == "POST" else None,
        allowed=advice.allowed,
        regulated=advice.regulated,
        initial={"rationale": advice.rationale},
    )
    if request.method == "POST" and chosen.is_valid():
        try:
            _keep(request, role, form.cleaned_data, advice, chosen)
        except CannotRecord as fault:
            chosen.add_error(None, str(fault))
        else:
            frame.say(request, _("The role asks for that from now on, and why is on file."))
            return redirect("work_roles")
    return _advice(request, role, advice, chosen)


def _keep(
    request: HttpRequest,
    role: WorkRole,
    answers: dict[str, str],
    advice: Advice,
    form: LevelForm,
) -> None:
    by, at = Actor.of(request), clock.now()
    with trail.act(by=by, at=at):
        _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
        if is_first:
            records.assess_role(
                role=role,
                jurisdiction=advice.jurisdiction,
                workforce=advice.workforce,
                answers=answers,
                allowed=advice.allowed,
                regulated=advice.regulated,
                chosen=form.cleaned_data["chosen"],
                rationale=form.cleaned_data["rationale"],
                assessed_by=me(request),
                by=by,
                at=at,
            )


def _questions(request: HttpRequest, role: WorkRole, form: QuestionsForm) -> HttpResponse:
    return frame.show(
        request,
        "safeguarding/forms/law.html",
        title=_("What may “%s” ask for?") % role.title,
        icon="clipboard-list",
        crumbs=_crumbs(),
        role=role,
        form=form,
        back=reverse("work_roles"),
    )


def _advice(request: HttpRequest, role: WorkRole, advice: Advice, form: LevelForm) -> HttpResponse:
    return frame.show(
        request,
        "safeguarding/forms/level.html",
        title=_("What “%s” may ask for") % role.title,
        icon="clipboard-list",
        crumbs=_crumbs(),
        role=role,
        advice=advice,
        allowed=Level(advice.allowed).label,
        too_high=role.level not in may_ask(advice.allowed),
        form=form,
        submit=_("Ask for this from now on"),
        questions=f"{request.path}?{request.GET.urlencode()}",
        back=reverse("work_role_law", args=[role.key]),
    )


def _crumbs() -> list[tuple[str, str]]:
    return [
        (_("Team records"), reverse("team_records")),
        (_("Work roles"), reverse("work_roles")),
    ]
