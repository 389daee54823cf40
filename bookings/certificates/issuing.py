"""Issuing certificates: to those who qualify, once each, whoever presses and how often."""

from collections.abc import Container, Iterator
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity
from bookings.certificates import letters, printing
from bookings.certificates.models import Certificate, Design
from bookings.certificates.printing import Attended
from bookings.certificates.rules import Roll, Verdict, judge
from bookings.planning.models import TeamAssignment
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.organisation.house import house


class CannotIssue(Exception):
    """Nothing was issued; the message says why and what to do."""


def design_of(activity: Activity) -> Design:
    """The design that the activity names. Raises CannotIssue."""
    if not activity.certificate_kind:
        raise CannotIssue(_("This activity has no certificate. Choose a design."))
    design = Design.objects.filter(key=activity.certificate_kind).first()
    if design is None:
        raise CannotIssue(
            _("There is no design called “%(key)s”.") % {"key": activity.certificate_kind}
        )
    return design


def qualifying(activity: Activity, design: Design | None = None, *, at: datetime) -> Roll:
    """Who qualifies now, who does not yet and why. Raises CannotIssue."""
    return judge(activity, design or design_of(activity), at=at)


def issue(
    *,
    activity: Activity,
    design: Design | None = None,
    by: Actor,
    at: datetime,
    vouched_for: Container[str] = (),
) -> list[Certificate]:
    """Issue to everybody who is due one; returns those made now. Raises CannotIssue.

    A design that needs a colleague's word goes only to people whose references are in
    `vouched_for`. Called again, or twice at once, it makes nothing twice.
    """
    roll = qualifying(activity, design, at=at)
    made = each(roll, activity=activity, by=by, at=at, vouched_for=vouched_for)
    return [certificate for certificate in made if certificate is not None]


def each(
    roll: Roll, *, activity: Activity, by: Actor, at: datetime, vouched_for: Container[str] = ()
) -> Iterator[Certificate | None]:
    """Issue one after another, each in a transaction of its own; None: somebody was quicker."""
    try:
        printing.check(roll.design)
    except printing.CannotPrint as cannot:
        raise CannotIssue(str(cannot)) from None
    leads = _leads(roll)
    for verdict in due(roll, vouched_for=vouched_for):
        yield _issue_one(verdict, roll, activity, leads, by=by, at=at)


def due(roll: Roll, *, vouched_for: Container[str] = ()) -> list[Verdict]:
    """Those to whom a press of the button issues."""
    return [
        verdict
        for verdict in roll.verdicts
        if verdict.is_due and (not verdict.needs_word or verdict.presence.person.ref in vouched_for)
    ]


def _issue_one(
    verdict: Verdict,
    roll: Roll,
    activity: Activity,
    leads: dict[int, list[str]],
    *,
    by: Actor,
    at: datetime,
) -> Certificate | None:
    presence, language = verdict.presence, verdict.presence.booking.language
    led = [name for session in presence.came_to for name in leads.get(session.pk, [])]
    attended = Attended(
        activity=activity,
        came_to=presence.came_to,
        sessions=len(roll.summary.sessions),
        leads=list(dict.fromkeys(led)),
    )
    said = printing.facts(
        roll.design,
        name=presence.person.name,
        attended=attended,
        house=_house(),
        language=language,
    )
    certificate = Certificate(
        design=roll.design,
        activity=activity,
        person=presence.person,
        language=language,
        facts=said,
        issued_at=at,
        issued_by=str(by),
    )
    with trail.act(by=by, at=at) as noted:
        if not _insert_once(certificate):
            return None
        letters.issued(certificate, booking=presence.booking, at=at)
        noted.note(
            "certificate.issued",
            about=("certificate", certificate.code),
            activity=activity.ref,
            design=roll.design.key,
            person=presence.person.ref,
        )
    return certificate


def _insert_once(certificate: Certificate) -> bool:
    """The unique index decides, not a look beforehand: two people may press at the same moment."""
    try:
        with transaction.atomic():
            certificate.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _leads(roll: Roll) -> dict[int, list[str]]:
    rows = TeamAssignment.objects.filter(
        session__in=roll.summary.sessions, function=TeamAssignment.Function.LEAD
    ).values_list("session", "person__name")
    found: dict[int, list[str]] = {}
    for session, name in rows:
        found.setdefault(session, []).append(name)
    return found


def _house() -> str:
    organisation = house()
    return ", ".join(part for part in (organisation.name, organisation.town) if part)
