"""A certificate that is not blank: one person proposes, another agrees or does not.

The reasons are sealed, and every sight of them is on the trail before it is read.
"""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Check, Disclosure, WorkRole
from safeguarding.vetting.number import NotReadable
from safeguarding.vetting.rules import CannotRecord

LONGEST_REASONS = 4000


def propose(
    *,
    check: Check,
    role: WorkRole,
    decision: str,
    reasons: str,
    proposed_by: Person,
    by: Actor,
    at: datetime,
) -> Disclosure:
    """Raises CannotRecord: no reasons, not a check to decide, their own, or one is open already."""
    if check.outcome != Check.Outcome.TO_DECIDE or check.set_aside_at is not None:
        raise CannotRecord(_("There is nothing to decide about that check."))
    if decision not in Disclosure.Decision.values:
        raise CannotRecord(_("Choose a decision."))
    rules.something(reasons, _("Say why, in terms of the role and its risks."))
    if len(reasons) > LONGEST_REASONS:
        raise CannotRecord(_("Keep the reasons to 4,000 letters."))
    _not_their_own(check.person_id, proposed_by)
    key = uuid4()
    with trail.act(by=by, at=at) as noted:
        Check.objects.select_for_update().get(pk=check.pk)  # two proposals at once are one
        if Disclosure.objects.filter(certificate=check, role=role, answer="").exists():
            raise CannotRecord(_("A decision about this is waiting for a second person already."))
        made = Disclosure.objects.create(
            key=key,
            certificate=check,
            person=check.person,
            role=role,
            decision=decision,
            reasons_sealed=crypto.seal(reasons.strip(), **_place(str(key))),
            proposed_by=proposed_by,
            proposed_at=at,
        )
        noted.note(
            "disclosure.proposed",
            about=("disclosure", str(key)),
            person=check.person.ref,
            role=role.key,
            decision=decision,
        )
    return made


def answer(
    *, disclosure: Disclosure, agreed: bool, answered_by: Person, by: Actor, at: datetime
) -> None:
    """The second person's word, once. Raises CannotRecord for the first person or a second word."""
    if answered_by.pk == disclosure.proposed_by_id:
        raise CannotRecord(_("You proposed this. Somebody else must agree to it."))
    _not_their_own(disclosure.person_id, answered_by)
    said = Disclosure.Answer.AGREED if agreed else Disclosure.Answer.DECLINED
    with trail.act(by=by, at=at) as noted:
        if not _win(disclosure, answer=said, answered_by=answered_by, answered_at=at):
            raise CannotRecord(_("Somebody has answered this already."))
        disclosure.answer, disclosure.answered_by, disclosure.answered_at = said, answered_by, at
        noted.note(
            f"disclosure.{said}",
            about=("disclosure", str(disclosure.key)),
            person=disclosure.person.ref,
            role=disclosure.role.key,
            decision=disclosure.decision,
        )
        changes.tell(people={disclosure.person_id}, by=by, at=at)


def read_reasons(*, disclosure: Disclosure, by: Actor, at: datetime) -> str:
    """On the trail before it is read; raises NotReadable. Never inside another act."""
    with trail.act(by=by, at=at) as noted:
        noted.note(
            "disclosure.read",
            about=("disclosure", str(disclosure.key)),
            person=disclosure.person.ref,
        )
    try:
        return crypto.unseal(disclosure.reasons_sealed, **_place(str(disclosure.key)))
    except crypto.CannotUnseal:
        raise NotReadable(
            _("The reasons cannot be read: they are damaged, or their key is missing.")
        ) from None


def _win(disclosure: Disclosure, **said: Any) -> bool:
    """The guard: of two who answer at once, one does."""
    return bool(Disclosure.objects.filter(pk=disclosure.pk, answer="").update(**said))


def _not_their_own(person_id: int, decider: Person) -> None:
    if decider.pk == person_id:
        raise CannotRecord(_("Nobody decides about their own certificate."))


def _place(key: str) -> dict[str, str]:
    return {"model": "safeguarding.disclosure", "field": "reasons", "row": key}
