"""What cannot wait: the gate's findings of the term, gathered by what one would do about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Session
from bookings.planning.clashes.words import day
from kernel.people.models import Person
from safeguarding import clearance


@dataclass(slots=True)
class Need:
    """One thing about one activity, on some of its dates. `ref`: whose record would mend it."""

    light: str
    session: Session  # the first that it is about
    text: str
    ref: str = ""
    details: list[str] = field(default_factory=list)
    dates: int = 0

    @property
    def title(self) -> str:
        return f"{self.session.activity.title_en}: {self.text}"

    @property
    def when(self) -> str:
        first = day(self.session.starts_at)
        if self.dates == 1:
            return first
        return ngettext("%(n)d date, from %(first)s", "%(n)d dates, the first on %(first)s",
                        self.dates) % {"n": self.dates, "first": first}  # fmt: skip


def light_of(findings: Sequence[clearance.Finding]) -> str:
    """The worst of them."""
    if any(each.is_red for each in findings):
        return "stopped"
    return "soon" if findings else "clear"


def needs(
    sessions: Sequence[Session],
    found: Mapping[int, Sequence[clearance.Finding]],
    people: Mapping[int, Person],
) -> list[Need]:
    """Stopped ones first, then by the first date. One for each activity, person and matter."""
    gathered: dict[tuple[object, ...], Need] = {}
    for session in sessions:
        for finding in found[session.pk]:
            light = "stopped" if finding.is_red else "soon"
            key = (session.activity_id, light, finding.rule, finding.person_id)
            person = people.get(finding.person_id or 0)
            need = gathered.setdefault(
                key, Need(light, session, _text(finding, person), person.ref if person else "")
            )
            need.dates += 1
            said = finding.detail or finding.mend
            if said not in need.details:
                need.details.append(said)
    return sorted(gathered.values(), key=lambda n: (n.light != "stopped", n.session.starts_at))


def _text(finding: clearance.Finding, person: Person | None) -> str:
    """Without the day, which stands beside it for all of them."""
    if person is None:
        return finding.text
    if finding.is_red:
        return _("%s is not cleared") % person.name
    return _("%s is cleared, but not for long") % person.name
