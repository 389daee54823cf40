"""Proposing an exception, answering it, calling it back: each judged again before it ends."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.exceptions.models import Override
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding import clearance


class CannotAllow(Exception):
    """What was asked cannot be; the message says why and what to do."""


def propose(
    *,
    session: Session,
    finding: clearance.Finding,
    reason: str,
    ends_at: datetime,
    proposed_by: Person,
    by: Actor,
    at: datetime,
) -> Override:
    """Ask for an exception. Nothing changes until somebody else approves it. Raises CannotAllow."""
    _may_be_asked(session, finding, reason, ends_at, proposed_by, at=at)
    try:
        with trail.act(by=by, at=at) as noted, transaction.atomic():
            override = Override.objects.create(
                session=session,
                rule=finding.rule,
                person_id=finding.person_id,
                finding=finding.text[:300],
                reason=reason.strip(),
                proposed_by=proposed_by,
                proposed_at=at,
                ends_at=ends_at,
            )
            noted.note("override.proposed", about=("override", override.ref), **_facts(override))
            raise_task(
                kind="override_proposed",
                about=("override", override.ref),
                for_role=Role.DSL,
                text=_(
                    "Somebody asks for an exception for “%(title)s” on %(day)s. "
                    "Read why, and approve or decline it under Gate."
                )
                % {"title": session.activity.title_en, "day": _day(session)},
                at=at,
            )
    except IntegrityError:
        raise CannotAllow(
            _("An exception for this has been asked for already and waits for an answer.")
        ) from None
    return override


def answer(
    *, override: Override, approve: bool, answered_by: Person, by: Actor, at: datetime
) -> bool:
    """Approve or decline; False when somebody else was first, whose answer then stays.

    Raises CannotAllow: one's own proposal, an exception about oneself, one's own session.
    """
    _may_answer(override, answered_by, at=at)
    verdict = Override.Answer.APPROVED if approve else Override.Answer.DECLINED
    with trail.act(by=by, at=at) as noted:
        won = _win(override, verdict, answered_by, at)
        if won:
            noted.note(f"override.{verdict}", about=("override", override.ref), **_facts(override))
            gatekeeper.rejudge(sessions=[override.session], by=by, at=at)
    override.refresh_from_db()
    return won


def call_back(*, override: Override, ended_by: Person, by: Actor, at: datetime) -> bool:
    """It counts no more, from now on; False when it was over already."""
    with trail.act(by=by, at=at) as noted:
        won = bool(
            Override.objects.filter(
                pk=override.pk, answer=Override.Answer.APPROVED, ended_at=None, ends_at__gt=at
            ).update(ended_at=at, ended_by=ended_by)
        )
        if won:
            noted.note("override.called_back", about=("override", override.ref), **_facts(override))
            gatekeeper.rejudge(sessions=[override.session], by=by, at=at)
    override.refresh_from_db()
    return won


def _win(override: Override, verdict: str, answered_by: Person, at: datetime) -> bool:
    """The guard: of two who answer at once, one does."""
    return bool(
        Override.objects.filter(pk=override.pk, answer="").update(
            answer=verdict, answered_by=answered_by, answered_at=at
        )
    )


def _may_be_asked(
    session: Session,
    finding: clearance.Finding,
    reason: str,
    ends_at: datetime,
    proposed_by: Person,
    *,
    at: datetime,
) -> None:
    if not finding.may_be_allowed:
        raise CannotAllow(_("No exception is possible here: %s") % finding.text)
    if finding.person_id == proposed_by.pk:
        raise CannotAllow(_("Nobody asks for an exception for themselves. Ask a colleague."))
    if not reason.strip():
        raise CannotAllow(_("Say why it is safe, and what you do about it."))
    if ends_at <= at:
        raise CannotAllow(_("An exception must end in the future."))
    if ends_at > session.ends_at:
        raise CannotAllow(_("An exception ends with its session at the latest."))


def _may_answer(override: Override, answered_by: Person, *, at: datetime) -> None:
    if answered_by.pk == override.proposed_by_id:
        raise CannotAllow(_("You asked for it yourself: somebody else must approve it."))
    if answered_by.pk == override.person_id:
        raise CannotAllow(_("It is about you: somebody else must approve it."))
    if TeamAssignment.objects.filter(session=override.session_id, person=answered_by).exists():
        raise CannotAllow(_("You are in that session's team: somebody else must approve it."))
    if override.ends_at <= at and not override.answer:
        raise CannotAllow(_("Its time is over. Ask again if it is still needed."))


def _facts(override: Override) -> dict[str, object]:
    return {
        "session": override.session.ref,
        "rule": override.rule,
        "person": override.person.ref if override.person else None,
        "ends_at": override.ends_at.isoformat(),
    }


def _day(session: Session) -> str:
    return f"{clock.london_date(session.starts_at):%d.%m.%Y}"
