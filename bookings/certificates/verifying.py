"""What anybody may learn from a certificate's code: that it is ours, and whether it stands.

A name is shown in full only for somebody who was eighteen or older when it was issued. For a child,
and for everybody whose age we do not know, it is the first name and an initial: enough to match the
paper in one's hand, too little to find a child by.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bookings.certificates.models import Certificate
from kernel import clock, references
from kernel.documents.templatetags.documents import printable
from kernel.people.models import Person

SIGNS = 10
OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Answer:
    """`state` is valid, expired or revoked. `replaced`: somebody has a newer one in its stead."""

    state: str
    code: str
    name: str
    title: str
    activity: str
    attended: int
    sessions: int
    hours: str
    minutes: int
    first_date: date
    last_date: date
    issued: date
    expires: date | None
    revoked: date | None
    replaced: bool
    house: str


def code_of(typed: str) -> str:
    """The code behind what somebody typed; empty where it cannot be one."""
    code = references.as_typed(typed[:60])
    is_one = len(code) == SIGNS and set(code) <= set(references.ALPHABET)
    return code if is_one else ""


def look_up(typed: str, *, at: datetime) -> Answer | None:
    """The answer for a code as somebody typed it; None where there is no such certificate."""
    code = code_of(typed)
    found = code and Certificate.objects.select_related("person").filter(code=code).first()
    return _answer(found, at) if found else None


def public_name(name: str, person: Person, *, issued: date) -> str:
    """As much of a name as the world may see."""
    name = printable(name)
    if person.birth_date and _age(person.birth_date, issued) >= OF_AGE:
        return name
    first, *rest = name.split(" ")
    return f"{first} {rest[-1][0]}" if rest else first


def _answer(certificate: Certificate, at: datetime) -> Answer:
    said, issued = certificate.facts, clock.london_date(certificate.issued_at)
    expires = date.fromisoformat(said["expires"]) if said["expires"] else None
    revoked = certificate.revoked_at
    state = "revoked" if revoked else "valid"
    if not revoked and expires and clock.london_date(at) >= expires:
        state = "expired"
    return Answer(
        state=state,
        code=certificate.code,
        name=public_name(said["name"], certificate.person, issued=issued),
        title=said["title"],
        activity=said["activity"],
        attended=said["attended"],
        sessions=said["sessions"],
        hours=said["hours"],
        minutes=said["minutes"],
        first_date=date.fromisoformat(said["first_date"]),
        last_date=date.fromisoformat(said["last_date"]),
        issued=issued,
        expires=expires,
        revoked=clock.london_date(revoked) if revoked else None,
        replaced=bool(revoked) and _stands_anew(certificate),
        house=said["house"],
    )


def _stands_anew(certificate: Certificate) -> bool:
    return Certificate.objects.filter(
        person=certificate.person_id,
        activity=certificate.activity_id,
        design=certificate.design_id,
        revoked_at__isnull=True,
    ).exists()


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
