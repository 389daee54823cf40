"""One requirement and how it stands: the words that every screen shares."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Requirement(models.TextChoices):
    """What a role may ask of a person, in the order in which a record is read."""

    ROLE = "role", _("Role with us")
    CHECK = "check", _("Criminal record check")
    DAYS = "days", _("Days with children")
    TRAINING = "training", _("Training")
    IDENTITY = "identity", _("Identity")
    RIGHT_TO_WORK = "right_to_work", _("Right to work")
    REFERENCE = "reference", _("References")
    OVERSEAS = "overseas", _("Criminal record check abroad")
    PROHIBITION = "prohibition", _("Prohibition from teaching")
    SECTION_128 = "section_128", _("Section 128 direction")
    QUALIFICATION = "qualification", _("Qualification")
    ONLINE_SEARCH = "online_search", _("Online search")
    SELF_DECLARATION = "self_declaration", _("Self-declaration")
    AGREEMENT = "agreement", _("Agreement")
    INSURANCE = "insurance", _("Insurance")
    CHAPERONE = "chaperone_licence", _("Chaperone's licence")


class State(models.TextChoices):
    """A certificate has no expiry in law: its re-check is due, or it is not."""

    REFUSED = "refused", _("Not accepted")
    SUSPENDED = "suspended", _("Suspended")
    RECHECK_DUE = "recheck_due", _("Re-check due")
    MISSING = "missing", _("Missing")
    APPLIED = "applied", _("Applied for")
    AWAITING_SIGHT = "awaiting_sight", _("Waits for us")
    DUE_SOON = "due_soon", _("Due soon")
    VALID = "valid", _("In order")
    NOT_REQUIRED = "not_required", _("Not required")


SOUND = frozenset({State.DUE_SOON, State.VALID, State.NOT_REQUIRED})
WORST_FIRST = tuple(State)


class Light(StrEnum):
    """The shape beside it."""

    STOPPED = "stopped"
    SOON = "soon"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Status:
    """`text` is for the safeguarding team. `since`: the day of what is on file; `due`: the first
    day it no longer counts. `is_law`: no exception may be made while it is not sound.
    """

    requirement: Requirement
    state: State
    text: str
    since: date | None = None
    due: date | None = None
    is_law: bool = False

    @property
    def about(self) -> Requirement:
        return self.requirement

    @property
    def is_sound(self) -> bool:
        return self.state in SOUND

    @property
    def light(self) -> Light:
        if not self.is_sound:
            return Light.STOPPED
        return Light.SOON if self.state == State.DUE_SOON else Light.CLEAR


def worst(statuses: list[Status]) -> Status:
    """Of several roles that ask for the same, what is worst; of equals, what is due first."""
    return min(statuses, key=lambda each: (WORST_FIRST.index(each.state), each.due or date.max))
