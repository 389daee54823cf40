"""What a worker makes: so that whoever looks for a printmaker finds one."""

from collections.abc import Iterable
from datetime import datetime

from bookings.catalogue.models import ArtForm
from bookings.planning.availability.models import WorkerTerms
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person


def describe(
    *, person: Person, practice: str, art_forms: Iterable[ArtForm], by: Actor, at: datetime
) -> WorkerTerms:
    """In their own words, and in the house's list of art forms."""
    with trail.act(by=by, at=at) as noted:
        row, _is_new = WorkerTerms.objects.update_or_create(
            person=person, defaults={"practice": practice.strip()}
        )
        forms = list(art_forms)
        row.art_forms.set(forms)
        noted.note(
            "terms.described",
            about=("person", person.ref),
            art_forms=sorted(form.key for form in forms),
        )
    return row
