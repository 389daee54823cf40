"""Recording: a check, training, a role, somebody new. Nobody records their own."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from kernel.people.models import Person, User
from safeguarding.vetting import records, welcome
from safeguarding.vetting.models import Check, Engagement, Training
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff import forms, people
from safeguarding.vetting.staff.reading import KEEPERS, crumbs, on_record

BOTH = require_http_methods(["GET", "POST"])
Act = Callable[..., object]


@role_required(*KEEPERS)
@BOTH
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Facts about a certificate that somebody of ours has in hand, or has applied for."""
    person, at = on_record(request, ref), clock.now()
    form = forms.CheckForm(
        request.POST if request.method == "POST" else None,
        witnesses=people.witnesses(person, at=at),
        initial={"seen_by": _own_ref(request), "seen_date": clock.london_date(at)},
    )
    return _recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        title=_("Record a DBS check"),
        submit=_("Record this check"),
        intro=_("Facts about the certificate, never a copy. Sessions are judged again at once."),
    )


@role_required(*KEEPERS)
@BOTH
def training(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.TrainingForm(request.POST if request.method == "POST" else None)
    return _recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_training(person=person, **form.facts(), **by_at),
        title=_("Record training"),
        submit=_("Record this training"),
    )


@role_required(*KEEPERS)
@BOTH
def role(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.RoleForm(
        request.POST if request.method == "POST" else None,
        initial={"from_date": clock.london_date(clock.now())},
    )
    return _recorded(
        request,
        person,
        form,
        lambda **by_at: records.engage(person=person, **form.facts(), **by_at),
        title=_("Give a role"),
        submit=_("Give this role"),
    )


@role_required(*KEEPERS)
@BOTH
def end(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    person = on_record(request, ref)
    engagement = _one(Engagement.objects.select_related("role", "person"), pk=key, person=person)
    form = forms.EndForm(request.POST if request.method == "POST" else None)
    return _recorded(
        request,
        person,
        form,
        lambda **by_at: records.end_engagement(engagement=engagement, **form.facts(), **by_at),
        title=_("End the role “%s”") % engagement.role.title,
        submit=_("End this role"),
    )


@role_required(*KEEPERS)
@BOTH
def check_aside(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    person = on_record(request, ref)
    return _set_aside(request, person, _one(Check.objects.that_stand(), key=key, person=person))


@role_required(*KEEPERS)
@BOTH
def training_aside(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    person = on_record(request, ref)
    return _set_aside(request, person, _one(Training.objects.that_stand(), pk=key, person=person))


@role_required(*KEEPERS)
@BOTH
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new, with the role that makes them one of the team."""
    at = clock.now()
    form = forms.NewPersonForm(
        request.POST if request.method == "POST" else None,
        initial={"from_date": clock.london_date(at)},
    )
    back = reverse("team_records")
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_welcome(request, form, at))
        except CannotRecord as fault:
            form.add_error(None, str(fault))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Add somebody"),
        icon="user",
        crumbs=[(_("Team records"), back)],
        form=form,
        back=back,
        submit=_("Add this person"),
        intro=_("They are not cleared until their check and training are recorded."),
    )


def _welcome(request: HttpRequest, form: forms.NewPersonForm, at: datetime) -> str:
    by = Actor.of(request)
    with trail.act(by=by, at=at):
        sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
        if is_first:
            person = welcome.welcome(**form.facts(), by=by, at=at)
            sent.lead_to(reverse("team_record", args=[person.ref]))
    return sent.leads_to


def _set_aside(request: HttpRequest, person: Person, row: Check | Training) -> HttpResponse:
    return _recorded(
        request,
        person,
        forms.OnceForm(request.POST if request.method == "POST" else None),
        lambda **by_at: records.set_aside(record=row, **by_at),
        title=_("Recorded by mistake"),
        submit=_("Yes, set it aside"),
        serious=True,
        intro=_("It stays on file and counts for nothing. This cannot be taken back."),
    )


def _recorded(
    request: HttpRequest, person: Person, form: forms.OnceForm, act: Act, **words: Any
) -> HttpResponse:
    """Show the form; or do what it says, once, and go back to the person's sheet."""
    back = reverse("team_record", args=[person.ref])
    if _own_ref(request) == person.ref:
        frame.warn(request, _("Your own record is kept by somebody else of the safeguarding team."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    act(by=by, at=at)
        except CannotRecord as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, _("Done. Sessions to come have been judged again."))
            return redirect(back)
    return frame.show(
        request,
        "kernel/desk/form.html",
        icon="clipboard-list",
        crumbs=crumbs(person),
        form=form,
        back=back,
        **words,
    )


def _own_ref(request: HttpRequest) -> str:
    user = request.user
    return user.person.ref if isinstance(user, User) and user.person else ""


def _one(rows: Any, **facts: Any) -> Any:
    found = rows.filter(**facts).first()
    if found is None:
        raise Http404
    return found
