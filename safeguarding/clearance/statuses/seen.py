"""What somebody of ours has seen or done: identity, references, an agreement, insurance, …."""

from datetime import date

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses import asking
from safeguarding.clearance.statuses.asking import Asked
from safeguarding.clearance.statuses.dates import lasting
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.vetting.models import Check, CheckKind, Insurance, Licence

R = Requirement
KINDS = {
    CheckKind.IDENTITY: R.IDENTITY,
    CheckKind.RIGHT_TO_WORK: R.RIGHT_TO_WORK,
    CheckKind.REFERENCE: R.REFERENCE,
    CheckKind.OVERSEAS: R.OVERSEAS,
    CheckKind.PROHIBITION: R.PROHIBITION,
    CheckKind.SECTION_128: R.SECTION_128,
    CheckKind.QUALIFICATION: R.QUALIFICATION,
    CheckKind.ONLINE_SEARCH: R.ONLINE_SEARCH,
    CheckKind.SELF_DECLARATION: R.SELF_DECLARATION,
    CheckKind.AGREEMENT: R.AGREEMENT,
}
# What the law asks and no two people can allow to be absent; the rest is our own rule.
BY_LAW = frozenset({R.RIGHT_TO_WORK, R.CHAPERONE})


def seen(record: Dossier, asked: Asked, day: date) -> Status:
    """How one thing stands that a role asks for, or does not."""
    if asked.what == asking.INSURANCE:
        return _lasting(R.INSURANCE, asked, record.insurances, day)
    if asked.what == asking.CHAPERONE_LICENCE:
        return _lasting(R.CHAPERONE, asked, record.licences, day)
    return _done(KINDS[CheckKind(asked.what)], asked, record, day)


def _lasting(
    requirement: Requirement, asked: Asked, rows: list[Insurance] | list[Licence], day: date
) -> Status:
    """From a day to a day: what lasts longest counts."""
    if not asked.is_needed:
        return _not_required(requirement, asked)
    is_law = requirement in BY_LAW
    begun = [each for each in rows if each.from_date <= day]
    if not begun:
        text = words.nothing_on_record(str(requirement.label))
        return Status(requirement, State.MISSING, text, is_law=is_law)
    best = max(begun, key=lambda each: each.until_date)
    state = lasting(best.until_date, day)
    text = words.lasts(str(requirement.label), state, best.until_date)
    return Status(requirement, state, text, best.seen_date, best.until_date, is_law=is_law)


def _done(requirement: Requirement, asked: Asked, record: Dossier, day: date) -> Status:
    """As often as is asked (two references); what is to be looked at again first is due."""
    if not asked.is_needed:
        return _not_required(requirement, asked)
    is_law = requirement in BY_LAW
    rows = [check for check in record.checks if check.kind == asked.what]
    good = [c for c in _counting(rows) if c.seen_date and c.seen_date <= day]
    if len(good) < asked.count:
        return _not_yet(requirement, asked, rows, len(good), is_law)
    best = sorted(good, key=lambda c: c.review_due or date.max)[-asked.count :]
    due, state = best[0].review_due, lasting(best[0].review_due, day)
    since = max(c.seen_date for c in best if c.seen_date)
    text = words.lasts(str(requirement.label), state, due)
    return Status(requirement, state, text, since, due, is_law=is_law)


def _counting(rows: list[Check]) -> list[Check]:
    """Accepted, and nothing after it was not."""
    refused = [c.recorded_at for c in rows if c.outcome == Check.Outcome.NOT_ACCEPTED]
    clear = [c for c in rows if c.outcome == Check.Outcome.CLEAR]
    return [c for c in clear if not refused or c.recorded_at > max(refused)]


def _not_yet(
    requirement: Requirement, asked: Asked, rows: list[Check], has: int, is_law: bool
) -> Status:
    last = max(rows, key=lambda c: c.recorded_at, default=None)
    if last is not None and last.outcome == Check.Outcome.NOT_ACCEPTED:
        return Status(
            requirement, State.REFUSED, words.refused(str(requirement.label)), is_law=True
        )
    if last is not None and last.outcome == Check.Outcome.PENDING:
        state, text = State.APPLIED, words.asked_for(str(requirement.label))
    elif asked.count > 1:
        state, text = State.MISSING, words.too_few(str(requirement.label), has, asked.count)
    else:
        state, text = State.MISSING, words.nothing_on_record(str(requirement.label))
    return Status(requirement, state, text, is_law=is_law)


def _not_required(requirement: Requirement, asked: Asked) -> Status:
    return Status(requirement, State.NOT_REQUIRED, words.not_required(asked.because))
