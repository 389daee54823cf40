"""A certificate that is not blank: one of the team proposes, another agrees or does not."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.models import Person
from kernel.people.proving import recently_proved
from safeguarding.vetting.models import Check, Disclosure, WorkRole
from safeguarding.vetting.number import NotReadable
from safeguarding.vetting.records import disclosures
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff import forms
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import BOTH, me, one, own_ref, recorded, sent


@role_required(*KEEPERS)
@recently_proved
@BOTH
def propose(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    person = on_record(request, ref)
    check = one(
        Check.objects.that_stand().filter(outcome=Check.Outcome.TO_DECIDE), key=key, person=person
    )
    roles = WorkRole.objects.filter(engagements__person=person).order_by("title").distinct()
    form = forms.ProposeForm(sent(request), roles=roles)
    return recorded(
        request,
        person,
        form,
        lambda **by_at: disclosures.propose(
            check=check, **form.facts(), proposed_by=_somebody(request), **by_at
        ),
        title=_("Propose a decision"),
        submit=_("Propose this"),
        intro=_(
            "The certificate is not blank. You propose; somebody else of the safeguarding team "
            "must agree before it counts."
        ),
        done=_("Proposed. Somebody else must agree before it counts."),
    )


@role_required(*KEEPERS)
@recently_proved
@BOTH
def decision(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """The reasons, on record before they are read; and for a second person, the answer."""
    person = on_record(request, ref)
    disclosure = one(
        Disclosure.objects.select_related("role", "proposed_by", "answered_by"),
        key=key,
        person=person,
    )
    if own_ref(request) == person.ref:
        raise Http404
    by, at = Actor.of(request), clock.now()
    try:
        reasons = disclosures.read_reasons(disclosure=disclosure, by=by, at=at)
    except NotReadable as fault:
        frame.warn(request, str(fault))
        return redirect(reverse("team_record", args=[person.ref]))
    may_answer = not disclosure.answer and own_ref(request) != disclosure.proposed_by.ref
    form = forms.AnswerForm(sent(request) if may_answer else None)
    return recorded(
        request,
        person,
        form,
        lambda **by_at: disclosures.answer(
            disclosure=disclosure,
            agreed=form.cleaned_data["answer"] == "agreed",
            answered_by=_somebody(request),
            **by_at,
        ),
        template="safeguarding/forms/decision.html",
        title=_("Decision about a certificate"),
        submit=_("Give my word"),
        disclosure=disclosure,
        reasons=reasons,
        may_answer=may_answer,
    )


def _somebody(request: HttpRequest) -> Person:
    person = me(request)
    if person is None:
        raise CannotRecord(_("Your account names nobody. Ask an administrator to add your name."))
    return person
