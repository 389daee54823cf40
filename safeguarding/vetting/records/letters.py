"""An agency or partner confirms in writing what it has checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import AgencyLetter, Check
from safeguarding.vetting.records.checks import record_check
from safeguarding.vetting.rules import CannotRecord


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One check that a letter says was made; a certificate's with its level and its days."""

    kind: str
    level: str = ""
    workforce: str = ""
    country: str = ""
    number: str = ""
    issued_date: date | None = None
    review_due: date | None = None


def record_letter(
    *,
    person: Person,
    organisation: str,
    dated: date,
    received_date: date,
    received_by: Person,
    confirmed: Sequence[Confirmed],
    certificate_shown: bool = False,
    identity_date: date | None = None,
    identity_by: Person | None = None,
    by: Actor,
    at: datetime,
) -> AgencyLetter:
    """One row for the letter and a check for each thing it confirms, all or nothing.

    Whoever arrived must have been looked at: `identity_date` and `identity_by` make a check of
    identity too. Raises CannotRecord.
    """
    if not organisation.strip():
        raise CannotRecord(_("Say which agency or partner wrote the letter."))
    if not confirmed:
        raise CannotRecord(_("Say what the letter confirms."))
    rules.not_to_come(dated, _("A letter cannot be dated in the future."), at=at)
    rules.seen_by_another(person, received_by, received_date, at=at)
    if received_date < dated:
        raise CannotRecord(_("A letter cannot be received before it was written."))
    if (identity_date is None) != (identity_by is None):
        raise CannotRecord(_("Say who checked their identity on arrival, and when."))
    with trail.act(by=by, at=at) as noted:
        letter = AgencyLetter.objects.create(
            person=person,
            organisation=organisation.strip(),
            dated=dated,
            received_date=received_date,
            received_by=received_by,
            certificate_shown=certificate_shown,
            identity_date=identity_date,
            identity_by=identity_by,
            recorded_at=at,
        )
        noted.note(
            "agency_letter.recorded",
            about=("agency_letter", str(letter.key)),
            person=person.ref,
            confirmed=[each.kind for each in confirmed],
        )
        _write_checks(letter, confirmed, by=by, at=at)
        changes.tell(people={person.pk}, by=by, at=at)
    return letter


def _write_checks(
    letter: AgencyLetter, confirmed: Sequence[Confirmed], *, by: Actor, at: datetime
) -> None:
    for each in confirmed:
        record_check(
            person=letter.person,
            kind=each.kind,
            source=Check.Source.AGENCY_LETTER,
            letter=letter,
            country=each.country,
            level=each.level,
            workforce=each.workforce,
            outcome=Check.Outcome.CLEAR,
            number=each.number,
            issued_date=each.issued_date,
            seen_date=letter.received_date,
            seen_by=letter.received_by,
            review_due=each.review_due,
            by=by,
            at=at,
        )
    if letter.identity_date:
        record_check(
            person=letter.person,
            kind=Check.Kind.IDENTITY,
            outcome=Check.Outcome.CLEAR,
            seen_date=letter.identity_date,
            seen_by=letter.identity_by,
            by=by,
            at=at,
        )
