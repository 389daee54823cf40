"""The door: facts about a session's team in, findings out. No rows of its own (design D9)."""

from safeguarding.clearance.changes import changed
from safeguarding.clearance.facts import Duty, Member, Occasion
from safeguarding.clearance.findings import Finding, Light
from safeguarding.clearance.judge import judge

__all__ = ["Duty", "Finding", "Light", "Member", "Occasion", "changed", "judge"]
