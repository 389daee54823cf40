"""What a record must be to be believed, each with the sentence that says so."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kernel.clock import london_date
from kernel.people.models import Person
from safeguarding.vetting.countries import COUNTRIES
from safeguarding.vetting.models import (
    BARRED,
    CERTIFICATES,
    CRIMINAL_RECORD,
    PVG,
    Check,
    CheckKind,
    Engagement,
    Jurisdiction,
    Level,
    Workforce,
    WorkRole,
)

Outcome = Check.Outcome
COUNTS = {Outcome.CLEAR, Outcome.TO_DECIDE}
WORKFORCES = {
    Level.ENHANCED_CHILD: (Workforce.CHILD, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_CHILD_BARRED: (Workforce.CHILD, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_ADULT: (Workforce.ADULT, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_ADULT_BARRED: (Workforce.ADULT, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_BOTH_BARRED: (Workforce.CHILD_AND_ADULT,),
    Level.PVG_CHILDREN: (Workforce.CHILD, Workforce.CHILD_AND_ADULT),
    Level.PVG_ADULTS: (Workforce.ADULT, Workforce.CHILD_AND_ADULT),
    Level.PVG_BOTH: (Workforce.CHILD_AND_ADULT,),
}


class CannotRecord(Exception):
    """What was asked cannot be recorded; the message says what to put right."""


def today(at: datetime) -> date:
    return london_date(at)


def workforce_of(level: str) -> str:
    """The workforce that a level implies where none was given."""
    known = level in Level.values and WORKFORCES.get(Level(level))
    return known[0] if known else ""


def something(text: str, sentence: str) -> None:
    if not text.strip():
        raise CannotRecord(sentence)


def in_order(first: date, then: date | None, sentence: str) -> None:
    if then is not None and then <= first:
        raise CannotRecord(sentence)


def not_to_come(day: date | None, sentence: str, *, at: datetime) -> None:
    if day is not None and day > london_date(at):
        raise CannotRecord(sentence)


def seen_by_another(person: Person | None, by: Person, day: date, *, at: datetime) -> None:
    """A paper was seen by somebody else than whom it is about, and not in the future."""
    not_to_come(day, _("A paper cannot be seen in the future."), at=at)
    if person is not None and by == person:
        raise CannotRecord(_("Nobody can see their own papers for us. Who else saw it?"))


def not_twice(theirs: QuerySet[Engagement], from_date: date, until_date: date | None) -> None:
    """The same role at the same time would be counted twice."""
    before_its_end = Q() if until_date is None else Q(from_date__lt=until_date)
    after_its_start = Q(until_date__isnull=True) | Q(until_date__gt=from_date)
    if theirs.filter(before_its_end, after_its_start).exists():
        raise CannotRecord(_("They have that role already at that time."))


def number_is_theirs(person: Person, others: QuerySet[Check]) -> None:
    """One certificate is one person's: a number of somebody else was mistyped, or is borrowed."""
    if others.exclude(person=person).exists():
        raise CannotRecord(
            _(
                "That number is on record for somebody else. Look at the certificate again; "
                "if it is right, set the other record aside first."
            )
        )


def role_is_sound(role: WorkRole) -> None:
    """A level says why, a barred list is for regulated activity, PVG is Scotland's."""
    if role.level not in Level.values:
        raise CannotRecord(_("Choose one of the levels of check."))
    if role.level != Level.NONE and not role.rationale.strip():
        raise CannotRecord(
            _("Say why the law lets us ask for that level. If it does not, ask for none.")
        )
    if role.level in BARRED and not role.regulated:
        raise CannotRecord(
            _("A barred list may be asked for regulated activity alone. Choose a lower level.")
        )
    if role.level in PVG and role.jurisdiction != Jurisdiction.SCOTLAND:
        raise CannotRecord(_("The PVG scheme is Scotland's. Choose a level of the law you said."))
    if not 0 <= role.references_needed <= 5:
        raise CannotRecord(_("Ask for 0 to 5 references."))


def not_above(chosen: str, allowed: str) -> None:
    """Asking for more than the law allows is unlawful."""
    if chosen not in may_ask(allowed):
        raise CannotRecord(
            _("For what this role does the law allows “%(level)s” at most.")
            % {"level": Level(allowed).label}
        )


def may_ask(allowed: str) -> tuple[str, ...]:
    """The levels that are no higher than the one the law allows, lowest first."""
    lower: dict[str, tuple[str, ...]] = {
        Level.NONE: (),
        Level.BASIC: (Level.NONE,),
        Level.STANDARD: (Level.NONE, Level.BASIC),
        Level.ENHANCED_CHILD: (Level.NONE, Level.BASIC, Level.STANDARD),
        Level.ENHANCED_ADULT: (Level.NONE, Level.BASIC, Level.STANDARD),
        Level.ENHANCED_CHILD_BARRED: (
            *(Level.NONE, Level.BASIC, Level.STANDARD),
            Level.ENHANCED_CHILD,
        ),
        Level.ENHANCED_ADULT_BARRED: (
            *(Level.NONE, Level.BASIC, Level.STANDARD),
            Level.ENHANCED_ADULT,
        ),
    }
    return (*lower.get(allowed, (Level.NONE, Level.BASIC, Level.STANDARD)), allowed)


def check_is_sound(check: Check, *, has_number: bool, at: datetime) -> None:
    if check.kind not in CheckKind.values:
        raise CannotRecord(_("Choose what was checked."))
    if check.outcome not in Outcome.values:
        raise CannotRecord(_("Say whether the check is applied for, accepted or not accepted."))
    if check.source not in Check.Source.values:
        raise CannotRecord(_("Say where the check comes from."))
    if (check.source == Check.Source.AGENCY_LETTER) != (check.letter is not None):
        raise CannotRecord(_("What an agency confirms is recorded with its letter."))
    if check.kind in CERTIFICATES:
        _level_is_sound(check)
    elif check.level or check.workforce:
        raise CannotRecord(_("Only a certificate has a level and a workforce."))
    if check.outcome == Outcome.TO_DECIDE and check.kind not in CRIMINAL_RECORD:
        raise CannotRecord(_("Two people decide about certificates alone."))
    if (check.kind == CheckKind.OVERSEAS) != bool(check.country) or (
        check.country and check.country not in COUNTRIES
    ):
        raise CannotRecord(_("Choose the country of a check abroad, and of no other."))
    _days_are_sound(check, at=at)
    if check.outcome in COUNTS:
        _acceptance_is_sound(check, has_number=has_number)


def _level_is_sound(check: Check) -> None:
    if check.level not in Level.values or check.level == Level.NONE:
        raise CannotRecord(_("Choose the level that is printed on the certificate."))
    if (check.kind == CheckKind.PVG) != (check.level in PVG):
        raise CannotRecord(_("PVG has its own levels: children, adults, or both."))
    allowed = WORKFORCES.get(Level(check.level))
    if allowed and check.workforce not in allowed:
        raise CannotRecord(
            _(
                "That level and that workforce do not go together. "
                "Look again at “Position applied for” on the certificate."
            )
        )
    if check.workforce and check.workforce not in Workforce.values:
        raise CannotRecord(_("Choose one of the workforces."))


def _days_are_sound(check: Check, *, at: datetime) -> None:
    not_to_come(check.applied_date, _("A check cannot be applied for in the future."), at=at)
    not_to_come(check.issued_date, _("A certificate cannot be issued in the future."), at=at)
    not_to_come(check.seen_date, _("The original cannot be seen in the future."), at=at)
    not_to_come(check.status_checked_date, _("The status cannot be checked in the future."), at=at)
    if check.issued_date and check.seen_date and check.seen_date < check.issued_date:
        raise CannotRecord(_("The original cannot be seen before it was issued."))
    if check.seen_by is not None and check.seen_by == check.person:
        raise CannotRecord(_("Nobody can see their own certificate for us. Who else saw it?"))


def _acceptance_is_sound(check: Check, *, has_number: bool) -> None:
    if check.kind not in CRIMINAL_RECORD:
        if not (check.seen_date and check.seen_by):
            raise CannotRecord(_("Say who did it and when."))
        in_order(check.seen_date, check.review_due, _("The follow-up must come after the day."))
        return
    if not (check.issued_date and check.seen_date and check.seen_by):
        raise CannotRecord(
            _("To accept a check, say when it was issued, and who saw the original and when.")
        )
    if check.kind == CheckKind.OVERSEAS:
        return
    if not has_number and check.source != Check.Source.AGENCY_LETTER:
        raise CannotRecord(_("To accept a check, type the certificate's number: 12 figures."))
    if check.review_due is None:
        raise CannotRecord(_("Say when the check is to be looked at again."))
    in_order(check.issued_date, check.review_due, _("A re-check must come after the certificate."))
