"""The gate: whether a session may open for booking, judged on its own date (design D9)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bookings.catalogue.models import Session
from bookings.planning.occasions import occasions
from safeguarding import clearance


@dataclass(frozen=True, slots=True)
class Verdict:
    """`opens`: it may be booked. `may_run`: nothing at all is red. `reasons`: in plain words."""

    opens: bool
    may_run: bool
    reasons: list[str] = field(default_factory=list)


def all_open(sessions: Iterable[Session], *, at: datetime) -> bool:
    """Asked by every way of selling, in the moment of the sale: at most four queries.

    Asked afresh of what is on record now; what the gate found earlier is for pages to read.
    """
    found = clearance.judge(occasions(list(sessions), with_people=False))
    return all(_verdict(findings).opens for findings in found.values())


def may_open(session: Session, *, at: datetime) -> Verdict:
    """Whether it opens and may run, and why not."""
    return may_open_many([session], at=at)[session.pk]


def may_open_many(sessions: Iterable[Session], *, at: datetime) -> dict[int, Verdict]:
    """The same for many, by session key: at most six queries for any number, two for adults."""
    found = clearance.judge(occasions(list(sessions)))
    return {key: _verdict(findings) for key, findings in found.items()}


def _verdict(findings: list[clearance.Finding]) -> Verdict:
    red = [finding for finding in findings if finding.is_red]
    return Verdict(
        opens=not any(finding.stops_opening for finding in red),
        may_run=not red,
        reasons=[f"{finding.text} {finding.mend}" for finding in red],
    )
