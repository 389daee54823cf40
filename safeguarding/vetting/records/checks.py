"""One check of any kind: a certificate, an identity seen, a reference taken up."""

from datetime import date, datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import number as numbers
from safeguarding.vetting import rules
from safeguarding.vetting.models import CERTIFICATES, AgencyLetter, Check, CheckKind


def record_check(
    *,
    person: Person,
    kind: str = CheckKind.DBS,
    source: str = Check.Source.OURS,
    letter: AgencyLetter | None = None,
    country: str = "",
    level: str = "",
    workforce: str = "",
    outcome: str,
    number: str = "",
    applied_date: date | None = None,
    issued_date: date | None = None,
    seen_date: date | None = None,
    seen_by: Person | None = None,
    review_due: date | None = None,
    update_service: bool = False,
    status_checked_date: date | None = None,
    by: Actor,
    at: datetime,
) -> Check:
    """Facts about what somebody saw or did. A number is sealed; its last four stay readable.

    Raises CannotRecord with a sentence that says what to put right.
    """
    check = Check(
        person=person,
        kind=kind,
        source=source,
        letter=letter,
        country=country,
        level=level,
        workforce=workforce or (rules.workforce_of(level) if kind in CERTIFICATES else ""),
        outcome=outcome,
        applied_date=applied_date,
        issued_date=issued_date,
        seen_date=seen_date,
        seen_by=seen_by,
        review_due=review_due,
        update_service=update_service,
        status_checked_date=status_checked_date,
        recorded_at=at,
    )
    rules.check_is_sound(check, has_number=bool(number.strip()), at=at)
    numbers.put(check, number)
    if check.number_index:
        rules.number_is_theirs(person, numbers.with_number(kind, number))
    with trail.act(by=by, at=at) as noted:
        check.save(force_insert=True)
        noted.note(
            "check.recorded",
            about=("check", str(check.key)),
            person=person.ref,
            check=kind,
            level=level,
            outcome=outcome,
            source=source,
            seen_by=seen_by and seen_by.ref,
            review_due=review_due and review_due.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return check
