"""Somebody new, their roles, what they tell us, and the end of a role."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from safeguarding.vetting import records, welcome
from safeguarding.vetting.models import Engagement
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff import forms
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import BOTH, one, recorded, sent


@role_required(*KEEPERS)
@BOTH
def role(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.RoleForm(sent(request), initial={"from_date": clock.london_date(clock.now())})
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.engage(person=person, **form.facts(), **by_at),
        title=_("Give a role"),
        submit=_("Give this role"),
    )


@role_required(*KEEPERS)
@BOTH
def told(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    """Supervised or not, days with others, time abroad: as they tell us now."""
    person = on_record(request, ref)
    engagement = _theirs(person, key)
    abroad = {True: "yes", False: "no", None: ""}[engagement.lived_abroad]
    form = forms.ToldForm(
        sent(request),
        initial={
            "supervised": engagement.supervised,
            "days_elsewhere": engagement.days_elsewhere,
            "lived_abroad": abroad,
        },
    )
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.learn(engagement=engagement, **form.facts(), **by_at),
        title=_("What they told us about “%s”") % engagement.role.title,
        submit=_("Keep this"),
    )


@role_required(*KEEPERS)
@BOTH
def end(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    person = on_record(request, ref)
    engagement = _theirs(person, key)
    form = forms.EndForm(sent(request))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.end_engagement(engagement=engagement, **form.facts(), **by_at),
        title=_("End the role “%s”") % engagement.role.title,
        submit=_("End this role"),
    )


@role_required(*KEEPERS)
@BOTH
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new, with the role that makes them one of the team."""
    at = clock.now()
    form = forms.NewPersonForm(sent(request), initial={"from_date": clock.london_date(at)})
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
        intro=_("They are not cleared until what their role asks for is on record."),
    )


def _welcome(request: HttpRequest, form: forms.NewPersonForm, at: datetime) -> str:
    by = Actor.of(request)
    with trail.act(by=by, at=at):
        sent_before, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
        if is_first:
            person = welcome.welcome(**form.facts(), by=by, at=at)
            sent_before.lead_to(reverse("team_record", args=[person.ref]))
    return sent_before.leads_to


def _theirs(person: object, key: int) -> Engagement:
    found = one(Engagement.objects.select_related("role", "person"), pk=key, person=person)
    assert isinstance(found, Engagement)
    return found
