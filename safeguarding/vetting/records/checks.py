"""One check of any kind: a certificate, an identity seen, a reference taken up."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import number as numbers
from safeguarding.vetting import rules
from safeguarding.vetting.models import CERTIFICATES, AgencyLetter, Check


class CheckFacts(TypedDict, total=False):
    """What may be said of a check; what is left out is not known, the kind is DBS, and it is
    ours."""

    kind: str
    source: str
    letter: AgencyLetter | None
    country: str
    level: str
    workforce: str
    applied_date: date | None
    issued_date: date | None
    seen_date: date | None
    seen_by: Person | None
    review_due: date | None
    update_service: bool
    status_checked_date: date | None


def record_check(
    *,
    person: Person,
    outcome: str,
    number: str = "",
    by: Actor,
    at: datetime,
    **facts: Unpack[CheckFacts],
) -> Check:
    """Facts about what somebody saw or did. A number is sealed; its last four stay readable.

    Raises CannotRecord with a sentence that says what to put right.
    """
    check = Check(person=person, outcome=outcome, recorded_at=at, **facts)
    if check.kind in CERTIFICATES:
        check.workforce = check.workforce or rules.workforce_of(check.level)
    rules.check_is_sound(check, has_number=bool(number.strip()), at=at)
    numbers.put(check, number)
    if check.number_index:
        rules.number_is_theirs(person, numbers.with_number(check.kind, number))
    with trail.act(by=by, at=at) as noted:
        check.save(force_insert=True)
        noted.note(
            "check.recorded",
            about=("check", str(check.key)),
            person=person.ref,
            check=check.kind,
            level=check.level,
            outcome=outcome,
            source=check.source,
            seen_by=check.seen_by and check.seen_by.ref,
            review_due=check.review_due and check.review_due.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return check
