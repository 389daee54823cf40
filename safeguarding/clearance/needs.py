"""What each duty of care asks of a team (design D9), as data."""

from dataclasses import dataclass

from safeguarding.clearance.facts import Duty
from safeguarding.clearance.levels import ADULT, CHILD, Level

CLEARED_ADULTS = 2


@dataclass(frozen=True, slots=True)
class Needs:
    """`lead_floor` and `team_floor`: the least that a role must ask for; None: nobody is judged.

    `cleared_adults`: so many at least, and as many as the ratio asks.
    `others` are levels for another kind of work, which say nothing about this one.
    """

    lead_floor: str | None
    team_floor: str | None
    cleared_adults: int = 0
    second_named: bool = False
    others: frozenset[str] = frozenset()

    @property
    def gate(self) -> bool:
        return self.lead_floor is not None


NEEDS = {
    Duty.UNACCOMPANIED_CHILDREN: Needs(
        lead_floor=Level.ENHANCED_CHILD,
        team_floor=Level.ENHANCED_CHILD,
        cleared_adults=CLEARED_ADULTS,
        others=ADULT,
    ),
    # The child's own adult stays in charge: of the rest of the team only what their role asks.
    Duty.CHILDREN_WITH_ADULT: Needs(
        lead_floor=Level.BASIC, team_floor=Level.NONE, second_named=True, others=ADULT
    ),
    Duty.ADULTS_AT_RISK: Needs(
        lead_floor=Level.BASIC,
        team_floor=Level.BASIC,
        cleared_adults=CLEARED_ADULTS,
        others=CHILD,
    ),
    # No gate, unless a role is regulated work with adults: then as its level says.
    Duty.ADULTS: Needs(lead_floor=None, team_floor=None),
}
REGULATED_WITH_ADULTS = frozenset({Level.ENHANCED_ADULT_BARRED})
