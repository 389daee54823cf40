"""What was recorded by mistake: it stays on file and counts for nothing."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kernel.people.access import role_required
from safeguarding.vetting import records
from safeguarding.vetting.models import AgencyLetter, Check, Insurance, Licence, Training
from safeguarding.vetting.staff import forms
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import BOTH, one, recorded, sent


@role_required(*KEEPERS)
@BOTH
def check(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _aside(request, ref, Check.objects.that_stand(), key=key)


@role_required(*KEEPERS)
@BOTH
def training(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    return _aside(request, ref, Training.objects.that_stand(), pk=key)


@role_required(*KEEPERS)
@BOTH
def insurance(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _aside(request, ref, Insurance.objects.that_stand(), key=key)


@role_required(*KEEPERS)
@BOTH
def licence(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _aside(request, ref, Licence.objects.that_stand(), key=key)


@role_required(*KEEPERS)
@BOTH
def letter(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _aside(request, ref, AgencyLetter.objects.that_stand(), key=key)


def _aside(request: HttpRequest, ref: str, rows: Any, **which: Any) -> HttpResponse:
    person = on_record(request, ref)
    row = one(rows, **which, person=person)
    return recorded(
        request,
        person,
        forms.OnceForm(sent(request)),
        lambda **by_at: records.set_aside(record=row, **by_at),
        title=_("Recorded by mistake"),
        submit=_("Yes, set it aside"),
        serious=True,
        intro=_("It stays on file and counts for nothing. This cannot be taken back."),
    )
