"""The Gate report: sessions to come, each with its light and its sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.models import Finding
from bookings.planning.occasions import occasions
from bookings.planning.schedule import working_days
from safeguarding import clearance

RED = Finding.Light.RED
# What the report may be narrowed to, by the word in its address.
NARROWED = ("all", "shut", "stopped", "soon")


@dataclass(frozen=True, slots=True)
class Row:
    """`light` is clear, soon or stopped; `sentences` are what this reader may know."""

    session: Session
    light: str
    words: str
    sentences: list[str]
    may_be_allowed: bool = False  # two people could make an exception


def sessions(*, at: datetime, narrowed: str = "all") -> QuerySet[Session]:
    """Not over yet, soonest first, each with what the gate last found."""
    found = gatekeeper.not_over(at=at).select_related("activity", "venue", "room")
    theirs = Finding.objects.filter(session=OuterRef("pk"))
    red = Exists(theirs.filter(light=RED))
    if narrowed == "shut":
        found = found.filter(Exists(theirs.filter(stops_opening=True)))
    elif narrowed == "stopped":
        found = found.filter(red)
    elif narrowed == "soon":
        found = found.filter(Exists(theirs) & ~red)
    return found.prefetch_related(
        Prefetch("findings", Finding.objects.order_by("-stops_opening", "-light", "pk"))
    )


def rows(page: Iterable[Session], *, at: datetime, with_details: bool) -> list[Row]:
    """A constant number of queries; what is on record is asked of clearance afresh."""
    listed = list(page)
    found = (
        clearance.judge(occasions(listed, at=at), days=working_days)
        if with_details and listed
        else {}
    )
    return [_row(session, found.get(session.pk, [])) for session in listed]


def light_of(findings: Iterable[Finding]) -> tuple[str, str]:
    """The worst of them, and the words beside it."""
    findings = list(findings)
    if any(finding.stops_opening for finding in findings):
        return "stopped", _("Booking is shut")
    if any(finding.light == RED for finding in findings):
        return "stopped", _("May be booked, may not run yet")
    return ("soon", _("Fine, but look")) if findings else ("clear", _("Nothing in the way"))


def _row(session: Session, found: list[clearance.Finding]) -> Row:
    findings = list(session.findings.all())
    light, words = light_of(findings)
    told = [finding.text for finding in findings]
    if found:
        told = [_with_detail(each) for each in found]
    allowable = any(each.is_red and each.may_be_allowed for each in found)
    return Row(session, light, words, told, allowable)


def _with_detail(finding: clearance.Finding) -> str:
    """What is on record; what would mend it where there is nothing; what was allowed besides."""
    said = finding.detail or finding.mend
    allowed = finding.mend if finding.allowed_until and finding.detail else ""
    return " ".join(filter(None, (finding.text, said, allowed)))
