"""Whether a person may do a kind of work on a day: a pure function of their record.

A check has no expiry in law. `review_due` is the day of the re-check; from that day on it counts
no more until it is seen again. The day is the session's date in London, never today's.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.levels import meets
from safeguarding.clearance.statuses import record
from safeguarding.clearance.statuses.dates import SOON
from safeguarding.clearance.statuses.days import days_with_children
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.vetting.models import Engagement, WorkRole

About = Requirement
Remark = Status

__all__ = ["SOON", "About", "Remark", "Standing", "standing"]


@dataclass(slots=True)
class Standing:
    """`lacks`: what is missing on that day. `soon`: what lapses within thirty days after it."""

    lacks: list[Status] = field(default_factory=list)
    soon: list[Status] = field(default_factory=list)

    @property
    def is_cleared(self) -> bool:
        return not self.lacks

    @property
    def may_be_allowed(self) -> bool:
        """Nothing of what is missing is law: two people may make an exception."""
        return bool(self.lacks) and not any(each.is_law for each in self.lacks)


def standing(
    dossier: Dossier,
    day: date,
    *,
    floor: str = WorkRole.Level.NONE,
    others: frozenset[str] = frozenset(),
    worked: Collection[date] | None = None,
    hours: frozenset[int] = frozenset(),
    is_chaperone: bool = False,
) -> Standing:
    """Judged for every role in force that day, but for those in `others` where there are more.

    `worked`: their other days with children, where it is work with children.
    """
    roles = dossier.engagements_on(day)
    roles = [each for each in roles if each.role.level not in others] or roles
    found = Standing()
    if not roles:
        found.lacks.append(_no_role(words.no_engagement(day)))
        return found
    if not any(meets(floor, level=each.role.level) for each in roles):
        found.lacks.append(_asks_too_little(roles[0], floor))
    statuses = record.for_roles(dossier, roles, day, is_chaperone=is_chaperone)
    if worked is not None:
        statuses.append(days_with_children(dossier, day, worked=worked, hours=hours))
    found.lacks += [each for each in statuses if not each.is_sound]
    found.soon += [each for each in statuses if each.state == State.DUE_SOON]
    return found


def _no_role(text: str) -> Status:
    return Status(Requirement.ROLE, State.MISSING, text, is_law=True)


def _asks_too_little(engagement: Engagement, floor: str) -> Status:
    return _no_role(words.role_asks_too_little(engagement, floor))
