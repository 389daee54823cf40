"""What a record must be to be believed, each with the sentence that says so."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kernel.clock import london_date
from safeguarding.vetting.models import Check, Engagement, WorkRole

Level, Workforce, Outcome = WorkRole.Level, Check.Workforce, Check.Outcome

WORKFORCES = {
    Level.ENHANCED_CHILD: (Workforce.CHILD, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_CHILD_BARRED: (Workforce.CHILD, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_ADULT: (Workforce.ADULT, Workforce.CHILD_AND_ADULT),
    Level.ENHANCED_ADULT_BARRED: (Workforce.ADULT, Workforce.CHILD_AND_ADULT),
}


class CannotRecord(Exception):
    """What was asked cannot be recorded; the message says what to put right."""


def workforce_of(level: str) -> str:
    """The workforce that a level implies where none was given."""
    return WORKFORCES[Level(level)][0] if level in WORKFORCES else ""


def in_order(first: date, then: date | None, sentence: str) -> None:
    if then is not None and then <= first:
        raise CannotRecord(sentence)


def not_to_come(day: date | None, sentence: str, *, at: datetime) -> None:
    if day is not None and day > london_date(at):
        raise CannotRecord(sentence)


def not_twice(theirs: QuerySet[Engagement], from_date: date, until_date: date | None) -> None:
    """The same role at the same time would be counted twice."""
    before_its_end = Q() if until_date is None else Q(from_date__lt=until_date)
    after_its_start = Q(until_date__isnull=True) | Q(until_date__gt=from_date)
    if theirs.filter(before_its_end, after_its_start).exists():
        raise CannotRecord(_("They have that role already at that time."))


def check_is_sound(check: Check, *, has_number: bool, at: datetime) -> None:
    if check.level not in Level or check.level == Level.NONE:
        raise CannotRecord(_("Choose the level that is printed on the certificate."))
    if check.outcome not in Outcome:
        raise CannotRecord(_("Say whether the check is applied for, accepted or not accepted."))
    allowed = WORKFORCES.get(Level(check.level))
    if allowed and check.workforce not in allowed:
        raise CannotRecord(
            _(
                "That level and that workforce do not go together. "
                "Look again at “Position applied for” on the certificate."
            )
        )
    if check.workforce and check.workforce not in Workforce:
        raise CannotRecord(_("Choose one of the workforces."))
    _days_are_sound(check, at=at)
    if check.outcome == Outcome.CLEAR:
        _acceptance_is_sound(check, has_number=has_number)


def _days_are_sound(check: Check, *, at: datetime) -> None:
    not_to_come(check.issued_date, _("A certificate cannot be issued in the future."), at=at)
    not_to_come(check.seen_date, _("The original cannot be seen in the future."), at=at)
    not_to_come(check.status_checked_date, _("The status cannot be checked in the future."), at=at)
    if check.issued_date and check.seen_date and check.seen_date < check.issued_date:
        raise CannotRecord(_("The original cannot be seen before it was issued."))
    if check.seen_by is not None and check.seen_by == check.person:
        raise CannotRecord(_("Nobody can see their own certificate for us. Who else saw it?"))


def _acceptance_is_sound(check: Check, *, has_number: bool) -> None:
    if not (check.issued_date and check.seen_date and check.seen_by):
        raise CannotRecord(
            _("To accept a check, say when it was issued, and who saw the original and when.")
        )
    if not has_number:
        raise CannotRecord(_("To accept a check, type the certificate's number: 12 figures."))
    if check.review_due is None:
        raise CannotRecord(_("Say when the check is to be looked at again."))
    in_order(check.issued_date, check.review_due, _("A re-check must come after the certificate."))
