"""The criminal record check that a role asks for: DBS, PVG or AccessNI, as its law says."""

from collections.abc import Iterable
from datetime import date

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.levels import satisfies
from safeguarding.clearance.statuses.dates import lasting, months_after
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.law import book
from safeguarding.vetting.models import (
    Check,
    CheckKind,
    Disclosure,
    Engagement,
    Jurisdiction,
    Level,
    WorkRole,
)

CHECK = Requirement.CHECK
SCHEME = {
    Jurisdiction.ENGLAND_WALES: CheckKind.DBS,
    Jurisdiction.SCOTLAND: CheckKind.PVG,
    Jurisdiction.NORTHERN_IRELAND: CheckKind.ACCESSNI,
}
PENDING, CLEAR, TO_DECIDE, REFUSED = (
    Check.Outcome.PENDING,
    Check.Outcome.CLEAR,
    Check.Outcome.TO_DECIDE,
    Check.Outcome.NOT_ACCEPTED,
)


def certificate(record: Dossier, engagement: Engagement, day: date) -> Status:
    """How the check stands that this role asks for. The longest of several counts; one that was
    not accepted undoes all before it; news at the Update Service suspends it at once."""
    role = engagement.role
    if role.level == Level.NONE:
        return Status(CHECK, State.NOT_REQUIRED, words.asks_for_no_check(role))
    scheme = SCHEME[Jurisdiction(role.jurisdiction)]
    checks = [check for check in record.checks if check.kind == scheme]
    since = _since_refusal(checks)
    counting = [c for c in since if _counts(record, c, role) and c.seen_date]
    enough = [
        c
        for c in counting
        if c.seen_date <= day and _is_enough(c, role)  # type: ignore[operator]  # seen
    ]
    if not enough:
        return _why_none(record, checks, since, counting, role, day)
    sound = [check for check in enough if check.pk not in record.suspended]
    if not sound:
        return Status(CHECK, State.SUSPENDED, words.suspended(scheme), is_law=True)
    best = max(sound, key=lambda check: _due(check, day) or date.max)
    due = _due(best, day)
    state = lasting(due, day)
    said = {
        State.RECHECK_DUE: words.recheck_due,
        State.DUE_SOON: words.recheck_soon,
        State.VALID: words.recheck_later,
    }[state]
    # Membership of the PVG scheme ends by law; when a certificate is seen again is our policy.
    ends_by_law = scheme == CheckKind.PVG
    return Status(CHECK, state, said(due, scheme), best.seen_date, due, is_law=ends_by_law)


def has_barred_list(record: Dossier, day: date) -> bool:
    """Whether a check with the children's barred list counts on that day, whatever roles ask."""
    for check in _since_refusal(record.checks):
        if (
            _counts(record, check, None)
            and check.seen_date
            and check.seen_date <= day
            and check.pk not in record.suspended
            and lasting(_due(check, day), day) != State.RECHECK_DUE
            and any(
                satisfies(need, level=check.level, workforce=check.workforce)
                for need in (Level.ENHANCED_CHILD_BARRED, Level.PVG_CHILDREN)
            )
        ):
            return True
    return False


def _since_refusal(checks: Iterable[Check]) -> list[Check]:
    """What was recorded after the last check that was not accepted: nothing before it counts."""
    checks = list(checks)
    refused = [c.recorded_at for c in checks if c.outcome == REFUSED]
    return [c for c in checks if not refused or c.recorded_at > max(refused)]


def _counts(record: Dossier, check: Check, role: WorkRole | None) -> bool:
    """Accepted; or something was disclosed, and two people decided that it does for this role."""
    if check.outcome == CLEAR:
        return True
    return check.outcome == TO_DECIDE and _decided(record, check, role) == ACCEPTED


ACCEPTED = Disclosure.Decision.ACCEPTED


def _decided(record: Dossier, check: Check, role: WorkRole | None) -> str:
    """What the last question about it came to; empty while two people have not agreed."""
    answered = [
        each
        for each in record.disclosures
        if each.certificate_id == check.pk
        and each.answered_at is not None
        and (role is None or each.role_id == role.pk)
    ]
    last = max(answered, key=lambda e: (e.answered_at, e.proposed_at), default=None)
    agreed = last is not None and last.answer == Disclosure.Answer.AGREED
    return last.decision if last is not None and agreed else ""


def _is_enough(check: Check, role: WorkRole) -> bool:
    return satisfies(role.level, level=check.level, workforce=check.workforce)


def _due(check: Check, day: date) -> date | None:
    """The day on the record; for a PVG membership the law's own end where that is sooner."""
    rule = book.in_force("pvg_membership", day=day, where="scotland")
    joined = check.issued_date
    if check.kind != CheckKind.PVG or rule is None or joined is None:
        return check.review_due
    if joined < rule.parameters["joined_from"]:
        return check.review_due
    ends = months_after(joined, 12 * rule.parameters["years"])
    return min(ends, check.review_due or ends)


def _why_none(
    record: Dossier,
    checks: list[Check],
    since: list[Check],
    counting: list[Check],
    role: WorkRole,
    day: date,
) -> Status:
    scheme = SCHEME[Jurisdiction(role.jurisdiction)]
    seen = [c for c in counting if c.seen_date and c.seen_date <= day]
    waiting = [c for c in since if c.outcome == PENDING]
    undecided = [c for c in since if c.outcome == TO_DECIDE]
    if any(_decided(record, c, role) == Disclosure.Decision.REFUSED for c in undecided):
        state, text = State.REFUSED, words.decided_against(role)
    elif undecided and not seen:
        state, text = State.AWAITING_SIGHT, words.to_decide(scheme)
    elif seen:
        state, text = State.MISSING, words.level_too_low(seen[-1], role, scheme)
    elif any(c.issued_date for c in waiting) or counting:
        state, text = State.AWAITING_SIGHT, words.not_seen(scheme)
    elif waiting:
        state, text = State.APPLIED, words.applied_for(scheme)
    elif len(since) < len(checks):
        state, text = State.REFUSED, words.not_accepted(scheme)
    else:
        state, text = State.MISSING, words.no_check(role, scheme)
    # Without the barred list nobody may do regulated work: no two people can allow it.
    is_law = role.regulated or state == State.REFUSED
    return Status(CHECK, state, text, is_law=is_law)
