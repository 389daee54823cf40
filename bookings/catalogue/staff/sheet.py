"""The sheet of an activity: everything live about it, in words, for the editor's panel."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue import programme
from bookings.catalogue.facts import ActivityFacts, SessionFacts
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import gate_words, wording
from bookings.catalogue.staff.describe_words import Line, lines_about
from bookings.catalogue.staff.ticket_words import TicketRow, ticket_rows
from bookings.ordering.asking import answering
from bookings.ordering.asking.models import Question
from bookings.planning.models import Finding, TeamAssignment


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody in the team of one date."""

    assignment: int
    name: str
    function: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class DateRow:
    """`light` is clear, soon, stopped, past or cancelled; `says` puts it in words."""

    ref: str
    title: str
    when: str
    where: str
    places: str
    light: str
    says: str
    findings: list[str]
    team: list[Colleague]

    @property
    def is_open_to_change(self) -> bool:
        return self.light not in {"past", "cancelled"}


@dataclass(frozen=True, slots=True)
class Sheet:
    activity: Activity
    about: list[Line]
    dates: list[DateRow]
    tickets: list[TicketRow]
    gate: gate_words.Saying
    leads: list[str]
    questions: list[Question] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)  # findings of more than one date, said once

    @property
    def to_come(self) -> list[DateRow]:
        return [row for row in self.dates if row.is_open_to_change]

    @property
    def over(self) -> list[DateRow]:
        return [row for row in self.dates if not row.is_open_to_change]


def sheet(activity: Activity, *, at: datetime) -> Sheet:
    """The same number of queries for one date and for sixty."""
    facts = programme.facts_of(activity, at=at, with_leads=True, unlocked=programme.EVERY_TICKET)
    found, teams = _found(activity, at=at), _teams(activity)
    shared = gate_words.shared(found)
    rows = [_row(dated, found, teams, shared, at=at) for dated in facts.sessions]
    return Sheet(
        activity=activity,
        about=lines_about(activity, at=at),
        dates=rows,
        tickets=ticket_rows(activity),
        gate=gate_words.saying(activity, facts, found),
        leads=facts.leads,
        questions=answering.questions_of([activity]),
        missing=_missing(facts),
        shared=list(shared.values()),
    )


def _row(
    dated: SessionFacts,
    found: dict[int, list[Finding]],
    teams: dict[int, list[Colleague]],
    shared: dict[str, str],
    *,
    at: datetime,
) -> DateRow:
    session = dated.session
    findings = found.get(session.pk, [])
    light, says = gate_words.light(session, findings, at=at)
    return DateRow(
        ref=session.ref,
        title=session.title_en,
        when=wording.when(session.starts_at, session.ends_at),
        where=wording.where(session.venue, session.room),
        places=wording.places(dated.capacity, session.taken, kept=session.held_back),  # type: ignore[attr-defined]  # annotated
        light=light,
        says=says,
        findings=[finding.text for finding in findings if finding.text not in shared],
        team=teams.get(session.pk, []),
    )


def _found(activity: Activity, *, at: datetime) -> dict[int, list[Finding]]:
    """Of the dates to come: what was wrong with one that is over is nobody's work now."""
    found: dict[int, list[Finding]] = defaultdict(list)
    coming = Session.objects.to_come(at=at).filter(activity=activity)
    order = ("-stops_opening", "-light", "pk")
    for finding in Finding.objects.filter(session__in=coming).order_by(*order):
        found[finding.session_id].append(finding)
    return found


def _teams(activity: Activity) -> dict[int, list[Colleague]]:
    teams: dict[int, list[Colleague]] = defaultdict(list)
    assigned = TeamAssignment.objects.filter(session__activity=activity).select_related("person")
    for each in assigned:
        teams[each.session_id].append(
            Colleague(
                assignment=each.pk,
                name=each.person.name,
                function=str(TeamAssignment.Function(each.function).label),
                is_lead=each.function == TeamAssignment.Function.LEAD,
            )
        )
    return teams


def _missing(facts: ActivityFacts) -> list[str]:
    """What nobody but the editor can add, each as a sentence that says so."""
    missing = []
    if not facts.to_come:
        missing.append(_("There is no date to come yet. Add one, or several at once."))
    if not facts.tickets:
        missing.append(_("There is no ticket yet. Add one, even if it costs nothing."))
    return missing
