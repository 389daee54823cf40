"""Bringing an existing single central record: look first, mend, then all of it or nothing."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.crypto import CannotUnseal
from kernel.desk import frame, once
from kernel.people.access import role_required
from kernel.people.proving import recently_proved
from safeguarding.vetting.importing import carry_out, draft, faults
from safeguarding.vetting.importing.columns import guess
from safeguarding.vetting.importing.facts import Plan
from safeguarding.vetting.importing.plan import plan
from safeguarding.vetting.importing.sheet import Sheet
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff import people
from safeguarding.vetting.staff.forms.importing import ColumnsForm, SheetForm
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.recorded import BOTH, own_ref

SHOWN = 200


@role_required(*KEEPERS)
@recently_proved
@BOTH
def bring(request: HttpRequest) -> HttpResponse:
    """The file: read in memory; its rows are kept sealed until they are brought in, for a day."""
    is_sent = request.method == "POST" and "sheet" in request.FILES
    form = (
        SheetForm(request.POST or None, request.FILES or None)
        if is_sent
        else SheetForm({} if request.method == "POST" else None)
    )
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        kept = draft.keep(form.cleaned_data["sheet"], by=by, at=at)
        return redirect("team_record_import_look", kept.key)
    return frame.show(
        request,
        "safeguarding/forms/bring.html",
        title=_("Bring in an existing record"),
        icon="upload",
        crumbs=[(_("Team records"), reverse("team_records"))],
        form=form,
        back=reverse("team_records"),
    )


@role_required(*KEEPERS)
@recently_proved
@BOTH
def look(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which column is what; then what would come in and what would not; then, asked for, all."""
    by, at = Actor.of(request), clock.now()
    kept = draft.find(key, by=by, at=at)
    if kept is None:
        frame.warn(request, _("That sheet is kept no more. Bring it again."))
        return redirect("team_record_import")
    try:
        sheet = draft.sheet_of(kept)
    except CannotUnseal as fault:
        raise Http404 from fault
    form = _columns(request, sheet, at)
    found = None
    if request.method == "POST" and form.is_valid():
        found = plan(sheet, form.chosen(), at=at)
        if "sheet_of_faults" in request.POST:
            return _download(found)
        if "bring" in request.POST and found.is_sound and _brought(request, form, sheet, kept):
            return redirect("team_records")
    return frame.show(
        request,
        "safeguarding/forms/look.html",
        title=_("Look before you bring it in"),
        icon="upload",
        crumbs=[
            (_("Team records"), reverse("team_records")),
            (_("Bring in an existing record"), reverse("team_record_import")),
        ],
        form=form,
        sheet=sheet,
        plan=found,
        faults=found.faults[:SHOWN] if found else [],
        more=max(0, len(found.faults) - SHOWN) if found else 0,
        back=reverse("team_records"),
    )


def _columns(request: HttpRequest, sheet: Sheet, at: datetime) -> ColumnsForm:
    guessed = {f"column_{name}": str(place) for name, place in guess(sheet.headers).items()}
    return ColumnsForm(
        request.POST if request.method == "POST" else None,
        headers=sheet.headers,
        colleagues=people.colleagues(at=at),
        initial={"seen_by": own_ref(request), **guessed},
    )


def _brought(
    request: HttpRequest, form: ColumnsForm, sheet: Sheet, kept: draft.ImportDraft
) -> bool:
    """Looked at once more and written in one act; the kept rows go with it."""
    by, at = Actor.of(request), clock.now()
    try:
        with trail.act(by=by, at=at):
            _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
            if is_first:
                found = plan(sheet, form.chosen(), at=at)
                carry_out.carry_out(found, by=by, at=at)
                kept.delete()
                frame.say(request, _said(found))
    except (CannotRecord, ValueError) as fault:
        form.add_error(None, str(fault))
        return False
    return True


def _said(found: Plan) -> str:
    people_said = ngettext("%(n)d person", "%(n)d people", len(found.entries)) % {
        "n": len(found.entries)
    }
    return _("Brought in: %(people)s, %(facts)d facts. Sessions have been judged again.") % {
        "people": people_said,
        "facts": found.new_facts,
    }


def _download(found: Plan) -> HttpResponse:
    return HttpResponse(
        faults.as_csv(found.faults),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="what-to-mend.csv"',
            "Cache-Control": "no-store",
        },
    )
