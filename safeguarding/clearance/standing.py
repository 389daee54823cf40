"""Whether a person may do a kind of work on a day: a pure function of their record.

A check has no expiry in law. `review_due` is the day of the re-check; from that day on it counts
no more until it is seen again. The day is the session's date in London, never today's.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.levels import satisfies
from safeguarding.vetting.models import Check, Engagement, WorkRole

SOON = timedelta(days=30)


class About(StrEnum):
    ROLE = "role"
    CHECK = "check"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a person's record, in words for the safeguarding team."""

    about: About
    text: str


@dataclass(slots=True)
class Standing:
    """`lacks`: what is missing on that day. `soon`: what lapses within thirty days after it."""

    lacks: list[Remark] = field(default_factory=list)
    soon: list[Remark] = field(default_factory=list)

    @property
    def is_cleared(self) -> bool:
        return not self.lacks


def standing(
    dossier: Dossier,
    day: date,
    *,
    floor: str = WorkRole.Level.NONE,
    others: frozenset[str] = frozenset(),
) -> Standing:
    """Judged for every role in force that day, but for those in `others` where there are more."""
    found = Standing()
    roles = dossier.engagements_on(day)
    roles = [each for each in roles if each.role.level not in others] or roles
    if not roles:
        found.lacks.append(Remark(About.ROLE, words.no_engagement(day)))
        return found
    if not any(satisfies(floor, level=each.role.level) for each in roles):
        found.lacks.append(Remark(About.ROLE, words.role_asks_too_little(roles[0], floor)))
    for engagement in roles:
        _judge_check(found, dossier.checks, engagement, day)
    _judge_training(found, dossier, day)
    return found


def _judge_check(found: Standing, checks: list[Check], engagement: Engagement, day: date) -> None:
    need = engagement.role.level
    if need == WorkRole.Level.NONE:
        return
    accepted = [c for c in _since_refusal(checks) if c.outcome == Check.Outcome.CLEAR]
    dues = [
        c.review_due
        for c in _seen_by(accepted, day)
        if c.review_due and satisfies(need, level=c.level, workforce=c.workforce)
    ]
    if not dues:
        found.lacks.append(Remark(About.CHECK, _why_none(checks, accepted, engagement, day)))
        return
    due = max(dues)
    if due <= day:
        found.lacks.append(Remark(About.CHECK, words.recheck_due(due)))
    elif due <= day + SOON:
        found.soon.append(Remark(About.CHECK, words.recheck_soon(due)))


def _seen_by(checks: list[Check], day: date) -> list[Check]:
    return [c for c in checks if c.seen_date and c.seen_date <= day]


def _since_refusal(checks: list[Check]) -> list[Check]:
    """What was recorded after the last check that was not accepted: nothing before it counts."""
    refused = [c.recorded_at for c in checks if c.outcome == Check.Outcome.NOT_ACCEPTED]
    return [c for c in checks if not refused or c.recorded_at > max(refused)]


def _why_none(checks: list[Check], accepted: list[Check], engagement: Engagement, day: date) -> str:
    if _seen_by(accepted, day):
        return words.level_too_low(accepted[-1], engagement)
    if any(c.outcome == Check.Outcome.PENDING for c in _since_refusal(checks)):
        return words.applied_for()
    if any(c.outcome == Check.Outcome.NOT_ACCEPTED for c in checks):
        return words.not_accepted()
    return words.no_check(engagement)


def _judge_training(found: Standing, dossier: Dossier, day: date) -> None:
    done = [t for t in dossier.trainings if t.completed_date <= day]
    if not done:
        found.lacks.append(Remark(About.TRAINING, words.no_training()))
        return
    if any(t.until_date is None for t in done):
        return
    until = max(t.until_date for t in done if t.until_date)
    if until <= day:
        found.lacks.append(Remark(About.TRAINING, words.training_lapsed(until)))
    elif until <= day + SOON:
        found.soon.append(Remark(About.TRAINING, words.training_lapses(until)))
