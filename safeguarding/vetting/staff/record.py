"""One person's sheet: what their roles ask for, how it stands today, and all that is on file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.models import Person
from safeguarding.clearance import dossier
from safeguarding.vetting.models import CheckKind
from safeguarding.vetting.staff import lines
from safeguarding.vetting.staff.forms.seen import DONE
from safeguarding.vetting.staff.on_file import on_file
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import own_ref


@role_required(*KEEPERS)
@require_GET
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """The trail has it before the eye does."""
    person, at = on_record(request, ref), clock.now()
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("record.read", about=("person", person.ref))
    today, filed = clock.london_date(at), on_file(person)
    found = lines.lines(person, dossier.load([person.pk])[person.pk], filed, today=today)
    light, sentence = lines.summary(found)
    return frame.show(
        request,
        "safeguarding/record.html",
        title=person.name,
        icon="user",
        crumbs=[(_("Team records"), reverse("team_records"))],
        person=person,
        is_own=own_ref(request) == person.ref,
        light=light,
        sentence=sentence,
        asked=[line for line in found if line.is_asked],
        not_asked=[line for line in found if not line.is_asked],
        filed=filed,
        recordable=_recordable(person),
    )


def _recordable(person: Person) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of (words, address): everything one may put on record about them."""
    ref = person.ref
    schemes = (CheckKind.DBS, CheckKind.PVG, CheckKind.ACCESSNI)
    return [
        (
            _("A certificate in hand"),
            [
                *(
                    (str(kind.label), reverse("team_record_certificate", args=[ref, kind]))
                    for kind in schemes
                ),
                (_("One that they brought"), reverse("team_record_brought", args=[ref])),
                (_("A check from abroad"), reverse("team_record_abroad", args=[ref])),
            ],
        ),
        (
            _("An application"),
            [
                (str(kind.label), reverse("team_record_applied", args=[ref, kind]))
                for kind in schemes
            ],
        ),
        (
            _("Something seen or done"),
            [
                (str(CheckKind(kind).label), reverse("team_record_seen", args=[ref, kind]))
                for kind in DONE
            ],
        ),
        (
            _("Papers"),
            [
                (_("Training"), reverse("team_record_training", args=[ref])),
                (_("Insurance"), reverse("team_record_insurance", args=[ref])),
                (_("Licence of a council"), reverse("team_record_licence", args=[ref])),
                (_("Letter of an agency or partner"), reverse("team_record_letter", args=[ref])),
            ],
        ),
    ]
