"""What the certificate screens list: people and papers in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bookings.certificates import paper
from bookings.certificates.models import Certificate
from bookings.certificates.printing import spoken_date
from bookings.certificates.rules import Roll, Verdict
from kernel import clock
from kernel.documents.templatetags.documents import printable


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`light` is clear, soon or stopped; `ticks` where a colleague may give their word."""

    ref: str
    name: str
    came: str
    light: str
    words: str
    ticks: bool


@dataclass(frozen=True, slots=True)
class PaperRow:
    code: str
    in_print: str
    name: str
    title: str
    issued: str
    withdrawn: str


def people_rows(roll: Roll) -> list[PersonRow]:
    """Everybody on the activity: those who qualify first, then those who do not yet."""
    rows = [_person_row(verdict, roll) for verdict in roll.verdicts]
    return sorted(rows, key=lambda row: ("clear", "soon", "stopped").index(row.light))


def issued_rows(certificates: Iterable[Certificate]) -> list[PaperRow]:
    return [
        PaperRow(
            code=certificate.code,
            in_print=paper.code_in_print(certificate.code),
            name=printable(certificate.facts.get("name", "")),
            title=certificate.facts.get("title", ""),
            issued=spoken_date(clock.london_date(certificate.issued_at)),
            withdrawn=certificate.revoked_because if certificate.revoked_at else "",
        )
        for certificate in certificates
    ]


def _person_row(verdict: Verdict, roll: Roll) -> PersonRow:
    presence = verdict.presence
    if verdict.standing:
        light, words = "clear", _("Has it already")
    elif verdict.why_not:
        light, words = "stopped", verdict.why_not
    elif verdict.needs_word:
        light, words = "soon", _("Was there; needs a colleague's word")
    else:
        light, words = "clear", _("Qualifies")
    return PersonRow(
        ref=presence.person.ref,
        name=printable(presence.person.name),
        came=_("%(came)d of %(all)d")
        % {"came": len(presence.came_to), "all": len(roll.summary.sessions)},
        light=light,
        words=words,
        ticks=verdict.is_due and verdict.needs_word,
    )
