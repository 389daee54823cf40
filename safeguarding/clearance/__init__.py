"""The door: facts about a session's team in, findings out. No rows of its own (design D9)."""

from safeguarding.clearance.board import statuses
from safeguarding.clearance.changes import changed
from safeguarding.clearance.facts import (
    Allowed,
    Days,
    Duty,
    Member,
    Occasion,
    Performance,
    Performer,
    Way,
)
from safeguarding.clearance.findings import Assessment, Finding, Light, On
from safeguarding.clearance.judge import assess, judge
from safeguarding.clearance.statuses.state import Requirement, State, Status

__all__ = [
    "Allowed",
    "Assessment",
    "Days",
    "Duty",
    "Finding",
    "Light",
    "Member",
    "Occasion",
    "On",
    "Performance",
    "Performer",
    "Requirement",
    "State",
    "Status",
    "Way",
    "assess",
    "changed",
    "judge",
    "statuses",
]
