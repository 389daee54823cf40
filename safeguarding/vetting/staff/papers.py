"""Recording training, insurance, licences, and the letters of agencies."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kernel.people.access import role_required
from safeguarding.vetting import records
from safeguarding.vetting.models import CheckKind
from safeguarding.vetting.records.letters import Confirmed
from safeguarding.vetting.staff import forms
from safeguarding.vetting.staff.forms.certificates import levels
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import BOTH, recorded, sent, witnessed

# What a letter may confirm besides a certificate.
BY_LETTER = (
    CheckKind.IDENTITY,
    CheckKind.RIGHT_TO_WORK,
    CheckKind.REFERENCE,
    CheckKind.PROHIBITION,
    CheckKind.QUALIFICATION,
    CheckKind.SELF_DECLARATION,
)


@role_required(*KEEPERS)
@BOTH
def training(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.TrainingForm(sent(request))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_training(person=person, **form.facts(), **by_at),
        title=_("Record training"),
        submit=_("Record this training"),
    )


@role_required(*KEEPERS)
@BOTH
def insurance(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.InsuranceForm(sent(request), **witnessed(request, person))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_insurance(person=person, **form.facts(), **by_at),
        title=_("Public liability insurance"),
        submit=_("Record this insurance"),
        intro=_("Their own. Staff and volunteers are covered by ours."),
    )


@role_required(*KEEPERS)
@BOTH
def licence(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.LicenceForm(sent(request), **witnessed(request, person))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_licence(person=person, **form.facts(), **by_at),
        title=_("Licence of a council"),
        submit=_("Record this licence"),
    )


@role_required(*KEEPERS)
@BOTH
def letter(request: HttpRequest, ref: str) -> HttpResponse:
    """An agency or partner confirms in writing what it has checked."""
    person = on_record(request, ref)
    form = forms.LetterForm(
        sent(request),
        kinds=[(kind, kind.label) for kind in BY_LETTER],
        levels=[("", _("None")), *levels(CheckKind.DBS)[1:]],
        **witnessed(request, person),
    )
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_letter(person=person, **_written(form), **by_at),
        title=_("Letter of an agency or partner"),
        submit=_("Record this letter"),
        intro=_(
            "It says that they made the checks. Ask for the date of each, and look yourself "
            "whether the person who arrives is the person they wrote about."
        ),
    )


def _written(form: forms.LetterForm) -> dict[str, Any]:
    """What the letter says, as the action takes it."""
    told = form.facts()
    level, issued, again = told.pop("level"), told.pop("issued_date"), told.pop("review_due")
    confirmed = [Confirmed(kind=kind) for kind in told.pop("others")]
    if level or issued:
        confirmed.insert(
            0, Confirmed(CheckKind.DBS, level=level, issued_date=issued, review_due=again)
        )
    came = {"received_date": told.pop("seen_date"), "received_by": told.pop("seen_by")}
    return {**told, **came, "confirmed": confirmed}
