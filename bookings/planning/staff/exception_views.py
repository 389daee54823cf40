"""Exceptions on a screen: asked for by one of the safeguarding team, answered by the lead."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.exceptions import deciding
from bookings.planning.exceptions.deciding import CannotAllow
from bookings.planning.exceptions.models import Override
from bookings.planning.staff.exception_forms import AnswerForm, AskForm
from bookings.planning.staff.people import KEEPERS, in_a_name, signer
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, mine, once
from kernel.people.access import Refused, role_required
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from safeguarding import clearance

OVER = 50  # so many of those that are over are shown


@role_required(*KEEPERS)
@require_GET
def exceptions(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, what counts now, what is over."""
    at = clock.now()
    found = Override.objects.select_related(
        "session__activity", "person", "proposed_by", "answered_by", "ended_by"
    )
    over = found.exclude(pk__in=found.waiting(at=at)).exclude(pk__in=found.in_force(at=at))
    return frame.show(
        request,
        "bookings/planning/exceptions.html",
        title=_("Exceptions"),
        icon="lock",
        crumbs=[(_("Gate"), reverse("gate"))],
        waiting=found.waiting(at=at),
        in_force=found.in_force(at=at),
        over=over.order_by("-proposed_at")[:OVER],
    )


@role_required(*KEEPERS)
@in_a_name
@recently_proved
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """From a red session: what should be allowed, why, and until when."""
    by, at = Actor.of(request), clock.now()
    session = _session(ref, at=at)
    asker, back = signer(request), reverse("gate")
    with trail.act(by=by, at=at) as noted:
        noted.note("gate.details_read", about=("gate", "exception"), sessions=[session.ref])
    findings = [f for f in _red(session, at=at) if f.may_be_allowed and f.person_id != asker.pk]
    typed = request.POST if request.method == "POST" else None
    form = AskForm(typed, session=session, findings=findings)
    if request.method == "POST" and form.is_valid():
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    deciding.propose(
                        session=session,
                        finding=form.chosen,
                        reason=form.cleaned_data["reason"],
                        ends_at=form.ends_at,
                        proposed_by=asker,
                        by=by,
                        at=at,
                    )
        except CannotAllow as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, _("Asked. It counts once the safeguarding lead has approved it."))
            return redirect("gate_exceptions")
    return frame.show(
        request,
        "bookings/planning/ask.html",
        title=_("Ask for an exception"),
        icon="lock",
        crumbs=[(_("Gate"), back)],
        back=back,
        form=form,
        session=session,
        findings=findings,
        submit=_("Ask for this exception"),
    )


@role_required(*KEEPERS)
@recently_proved
@require_http_methods(["GET", "POST"])
def exception(request: HttpRequest, ref: str) -> HttpResponseBase:
    """One of them, with its answer; the safeguarding lead's buttons where there is none yet."""
    at = clock.now()
    found = Override.objects.select_related(
        "session__activity", "person", "proposed_by", "answered_by", "ended_by"
    )
    override = found.filter(ref=ref).first() if ref.isascii() and ref.isalnum() else None
    if override is None:
        raise Http404
    is_lead = mine.is_one_of(request, Role.DSL)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not is_lead:
            raise Refused(("override", override.ref))
        return _answered(request, override, form, at=at)
    waits = override.answer == "" and override.ends_at > at
    return frame.show(
        request,
        "bookings/planning/exception.html",
        title=_("Exception"),
        icon="lock",
        crumbs=[(_("Gate"), reverse("gate")), (_("Exceptions"), reverse("gate_exceptions"))],
        override=override,
        waits=waits,
        counts=Override.objects.in_force(at=at).filter(pk=override.pk).exists(),
        is_lead=is_lead,
    )


@in_a_name
def _answered(
    request: HttpRequest, override: Override, form: AnswerForm, *, at: datetime
) -> HttpResponseBase:
    if form.is_valid():
        _answer(request, override, form.cleaned_data["answer"], at=at)
    return redirect("gate_exception", override.ref)


def _answer(request: HttpRequest, override: Override, word: str, *, at: datetime) -> None:
    by, who = Actor.of(request), signer(request)
    try:
        if word == "call_back":
            won = deciding.call_back(override=override, ended_by=who, by=by, at=at)
        else:
            approve = word == "approve"
            won = deciding.answer(override=override, approve=approve, answered_by=who, by=by, at=at)
    except CannotAllow as fault:
        frame.warn(request, str(fault))
        return
    if won:
        frame.say(request, _("Done, and the session is judged again."))
    else:
        frame.warn(request, _("Somebody else was first. See below how it stands."))


def _session(ref: str, *, at: datetime) -> Session:
    known = ref.isascii() and ref.isalnum()
    coming = gatekeeper.not_over(at=at).select_related("activity", "venue")
    found = coming.filter(ref=ref).first() if known else None
    if found is None:
        raise Http404
    return found


def _red(session: Session, *, at: datetime) -> list[clearance.Finding]:
    judged = gate.judged([session], at=at)[session.pk]
    return [finding for finding in judged.findings if finding.is_red]
