"""What a person's roles ask for, line by line: how it stands today, since when, by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.people.models import Person
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses.record import by_requirement
from safeguarding.clearance.statuses.state import WORST_FIRST, Requirement, State, Status
from safeguarding.vetting.models import (
    CERTIFICATES,
    Check,
    CheckKind,
    Engagement,
    Insurance,
    Jurisdiction,
    Licence,
)
from safeguarding.vetting.staff.on_file import OnFile

R = Requirement
SCHEMES = {
    Jurisdiction.ENGLAND_WALES: CheckKind.DBS,
    Jurisdiction.SCOTLAND: CheckKind.PVG,
    Jurisdiction.NORTHERN_IRELAND: CheckKind.ACCESSNI,
}
KINDS: dict[str, tuple[str, ...]] = {
    R.CHECK: CERTIFICATES,
    **{
        kind: (kind,)
        for kind in (
            *(R.IDENTITY, R.RIGHT_TO_WORK, R.REFERENCE, R.OVERSEAS, R.PROHIBITION),
            *(R.SECTION_128, R.QUALIFICATION, R.ONLINE_SEARCH, R.SELF_DECLARATION, R.AGREEMENT),
        )
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement as it is read. `record` is where one puts it right."""

    status: Status
    by: str = ""
    record: str = ""

    @property
    def label(self) -> str:
        return str(self.status.requirement.label)

    @property
    def state(self) -> str:
        return str(self.status.state.label)

    @property
    def is_asked(self) -> bool:
        return self.status.state != State.NOT_REQUIRED


def lines(person: Person, record: Dossier, filed: OnFile, *, today: date) -> list[Line]:
    """What is asked for, worst first and then in the order of the record; the rest after it."""
    found = [
        Line(status, by=_by(status, filed), record=_where(person, record, status, today))
        for status in by_requirement(record, today)
    ]
    return sorted(found, key=lambda line: (not line.is_asked, _rank(line.status)))


def _rank(status: Status) -> int:
    """Everything in order keeps its place; what is not comes to the top."""
    return WORST_FIRST.index(status.state) if not status.is_sound else len(WORST_FIRST)


def _by(status: Status, filed: OnFile) -> str:
    if status.since is None:
        return ""
    kinds = KINDS.get(status.requirement, ())
    seen: Iterable[Check | Insurance | Licence] = ()
    if kinds:
        seen = [c for c in filed.checks if c.kind in kinds and c.set_aside_at is None]
    elif status.requirement == R.INSURANCE:
        seen = filed.insurances
    elif status.requirement == R.CHAPERONE:
        seen = filed.licences
    names = [each.seen_by.name for each in seen if each.seen_by and each.seen_date == status.since]
    return names[0] if names else ""


def _where(person: Person, record: Dossier, status: Status, today: date) -> str:
    """The form that would put it right; empty where nothing is to be done."""
    if status.state in {State.VALID, State.NOT_REQUIRED}:
        return ""
    wanted = status.requirement
    if wanted == R.ROLE:
        return reverse("team_record_role", args=[person.ref])
    if wanted == R.CHECK:
        return reverse("team_record_certificate", args=[person.ref, _scheme(record, today)])
    if wanted == R.TRAINING:
        return reverse("team_record_training", args=[person.ref])
    if wanted == R.INSURANCE:
        return reverse("team_record_insurance", args=[person.ref])
    if wanted == R.CHAPERONE:
        return reverse("team_record_licence", args=[person.ref])
    if wanted == R.OVERSEAS:
        return reverse("team_record_abroad", args=[person.ref])
    if wanted == R.DAYS:
        return ""
    return reverse("team_record_seen", args=[person.ref, wanted])


def _scheme(record: Dossier, today: date) -> str:
    roles: list[Engagement] = record.engagements_on(today) or record.engagements
    asking = [each.role for each in roles if each.role.level != "none"]
    return SCHEMES[Jurisdiction(asking[0].jurisdiction)] if asking else CheckKind.DBS


def summary(found: list[Line]) -> tuple[str, str]:
    """The light and the sentence above them all."""
    if any(not line.status.is_sound for line in found):
        return "stopped", _("Not cleared today")
    if any(line.status.state == State.DUE_SOON for line in found):
        return "soon", _("Cleared today, not for long")
    return "clear", _("Cleared today")
