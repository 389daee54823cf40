"""The single central record on a screen, and as a file. Each sight of it is on the trail."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, mine
from kernel.documents import sheets
from kernel.people.access import role_required
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from safeguarding.record import exporting
from safeguarding.record import narrowing as narrow
from safeguarding.record.columns import Column
from safeguarding.record.models import RecordExport
from safeguarding.record.narrowing import Narrowing
from safeguarding.record.staff.forms import FileForm

KEEPERS = (Role.SAFEGUARDING_OFFICER, Role.DSL)
# They see that and when, and no figure of any number.
MASKED = (Role.AUDITOR, Role.DATA_PROTECTION)
READERS = (*KEEPERS, *MASKED)
A_PAGE = 50
TYPES = {RecordExport.Format.CSV: sheets.CSV, RecordExport.Format.ODS: sheets.ODS}


@role_required(*READERS)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """One row a person, a column a requirement."""
    at = clock.now()
    on, narrowing = clock.london_date(at), Narrowing.of(request.GET)
    found = narrow.chosen(Narrowing.of({**request.GET.dict(), "show": ""}), at=at)
    page = Paginator(narrow.shown(found, narrowing.show, on=on), A_PAGE).get_page(
        request.GET.get("p")
    )
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note(
            "record.board_read",
            about=("record", narrowing.who),
            people=[row.person.ref for row in page],
            **narrowing.said,
        )
    return frame.show(
        request,
        "safeguarding/central_record.html",
        title=_("Single central record"),
        icon="clipboard-list",
        page=page,
        lights=_lights(narrow.counted(found, on=on)),
        columns=Column.choices,
        narrowing=narrowing,
        who=narrow.WHO.items(),
        roles=narrow.roles(),
        activities=narrow.activities(at=at),
        may_open=mine.is_one_of(request, *KEEPERS),
        file_address=f"{reverse('central_record_file')}?{request.GET.urlencode()}",
    )


@role_required(*READERS)
@recently_proved
@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The same people as on the screen, as a file; why is asked first."""
    narrowing = Narrowing.of(request.GET)
    form = FileForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        content, row = exporting.export(
            narrowing=narrowing,
            masked=not mine.is_one_of(request, *KEEPERS),
            by=Actor.of(request),
            at=clock.now(),
            **form.cleaned_data,
        )
        return _download(content, row)
    back = f"{reverse('central_record')}?{request.GET.urlencode()}"
    return frame.show(
        request,
        "safeguarding/central_record_file.html",
        title=_("The record as a file"),
        icon="download",
        crumbs=[(_("Single central record"), back)],
        back=back,
        back_label=_("Go back to the record"),
        form=form,
        submit=_("Make the file"),
        earlier=RecordExport.objects.order_by("-made_at", "-pk")[:10],
    )


def _download(content: bytes, row: RecordExport) -> HttpResponse:
    day = clock.london_date(row.made_at).isoformat()
    name = f"central-record-{day}-{row.ref}.{row.format}"
    answer = HttpResponse(content, content_type=TYPES[RecordExport.Format(row.format)])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Digest"] = f"sha-256={row.sha256}"
    return answer


def _lights(counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"word": word, "title": title, "n": counts[word]} for word, title in narrow.LIGHTS.items()
    ]
