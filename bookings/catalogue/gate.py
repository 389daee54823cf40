"""The gate: whether a session may open for booking, judged on its own date (design D9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bookings.catalogue.models import Session
from bookings.planning.occasions import gathered
from safeguarding import clearance


@dataclass(frozen=True, slots=True)
class Verdict:
    """`opens`: it may be booked. `may_run`: nothing at all is red. `reasons`: in plain words."""

    opens: bool
    may_run: bool
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sale:
    """What a sale must know. `most`: people by session key that the team can look after.

    None, or no row, where no ratio asks.
    """

    opens: bool
    most: Mapping[int, int | None]


def for_sale(sessions: Iterable[Session], *, at: datetime) -> Sale:
    """Asked by every way of selling, in the moment of the sale.

    Asked afresh of what is on record now; what the gate found earlier is for pages to read. The
    number of questions does not grow with the number of sessions.
    """
    found = judged(list(sessions), at=at, with_people=False)
    return Sale(
        opens=all(_verdict(each.findings).opens for each in found.values()),
        most={key: each.most for key, each in found.items()},
    )


def may_open(session: Session, *, at: datetime) -> Verdict:
    """Whether it opens and may run, and why not."""
    return may_open_many([session], at=at)[session.pk]


def may_open_many(sessions: Iterable[Session], *, at: datetime) -> dict[int, Verdict]:
    """The same for many, by session key, in a number of queries that does not grow with them."""
    found = judged(list(sessions), at=at)
    return {key: _verdict(each.findings) for key, each in found.items()}


def judged(
    sessions: list[Session], *, at: datetime, with_people: bool = True
) -> dict[int, clearance.Assessment]:
    """What clearance finds, by session key; what two people have allowed is no longer red."""
    asked, days = gathered(sessions, at=at, with_people=with_people)
    return clearance.assess(asked, days=days)


def _verdict(findings: list[clearance.Finding]) -> Verdict:
    red = [finding for finding in findings if finding.is_red]
    return Verdict(
        opens=not any(finding.stops_opening for finding in red),
        may_run=not red,
        reasons=[f"{finding.text} {finding.mend}" for finding in red],
    )
