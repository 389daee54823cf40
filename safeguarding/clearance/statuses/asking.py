"""What a role asks of somebody who has it, and why it does not ask the rest: a pure function."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from safeguarding.vetting.models import (
    CheckKind,
    Engagement,
    Level,
    RoleTraining,
    TrainingTopic,
    WorkRole,
)

CERTIFICATE = "certificate"  # DBS, PVG or AccessNI, at the role's level
TRAINING = "training"
INSURANCE = "insurance"
CHAPERONE_LICENCE = "chaperone_licence"

BY_THE_ROLE = {
    CheckKind.IDENTITY: "needs_identity",
    CheckKind.RIGHT_TO_WORK: "needs_right_to_work",
    CheckKind.PROHIBITION: "needs_prohibition",
    CheckKind.SECTION_128: "needs_section_128",
    CheckKind.ONLINE_SEARCH: "needs_online_search",
    CheckKind.SELF_DECLARATION: "needs_self_declaration",
    CheckKind.QUALIFICATION: "needs_qualification",
    CheckKind.AGREEMENT: "needs_agreement",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing. `because` says why it is *not* asked for; empty: it is.

    `what` is a kind of check, or CERTIFICATE, TRAINING, INSURANCE, CHAPERONE_LICENCE.
    """

    what: str
    because: str = ""
    count: int = 1
    topic: TrainingTopic | None = None
    level: int | None = None
    refresher_months: int | None = None

    @property
    def is_needed(self) -> bool:
        return not self.because


def asked(engagement: Engagement, trainings: Iterable[RoleTraining]) -> list[Asked]:
    """Everything, needed or not; `trainings` are what the role asks for."""
    role = engagement.role
    return [
        _by_role(CheckKind.IDENTITY, role),
        _certificate(role),
        _overseas(engagement),
        *(_by_role(kind, role) for kind in (CheckKind.PROHIBITION, CheckKind.SECTION_128)),
        _by_role(CheckKind.QUALIFICATION, role),
        _right_to_work(engagement),
        _references(role),
        _by_role(CheckKind.ONLINE_SEARCH, role),
        _by_role(CheckKind.SELF_DECLARATION, role),
        _by_role(CheckKind.AGREEMENT, role),
        _insurance(engagement),
        _chaperone(role),
        *(
            Asked(TRAINING, topic=t.topic, level=t.level, refresher_months=t.refresher_months)
            for t in trainings
        ),
    ]


def _by_role(kind: CheckKind, role: WorkRole) -> Asked:
    return Asked(kind, "" if getattr(role, BY_THE_ROLE[kind]) else _not_of_the_role())


def _certificate(role: WorkRole) -> Asked:
    if role.level == Level.NONE:
        return Asked(CERTIFICATE, _("the law allows no check for what the role does"))
    return Asked(CERTIFICATE)


def _overseas(engagement: Engagement) -> Asked:
    if engagement.role.level == Level.NONE:
        return Asked(CheckKind.OVERSEAS, _("the law allows no check for what the role does"))
    if engagement.lived_abroad is None:
        return Asked(CheckKind.OVERSEAS, _("nobody has said that they lived abroad"))
    if not engagement.lived_abroad:
        return Asked(
            CheckKind.OVERSEAS, _("not abroad for three months or more in the last five years")
        )
    return Asked(CheckKind.OVERSEAS)


def _right_to_work(engagement: Engagement) -> Asked:
    if engagement.volunteer:
        return Asked(CheckKind.RIGHT_TO_WORK, _("a volunteer, who is not employed"))
    return _by_role(CheckKind.RIGHT_TO_WORK, engagement.role)


def _references(role: WorkRole) -> Asked:
    if not role.references_needed:
        return Asked(CheckKind.REFERENCE, _not_of_the_role())
    return Asked(CheckKind.REFERENCE, count=role.references_needed)


def _insurance(engagement: Engagement) -> Asked:
    if not engagement.role.needs_insurance:
        return Asked(INSURANCE, _not_of_the_role())
    if engagement.basis in {Engagement.Basis.PAID, Engagement.Basis.VOLUNTEER}:
        return Asked(INSURANCE, _("covered by our own insurance"))
    return Asked(INSURANCE)


def _chaperone(role: WorkRole) -> Asked:
    if role.needs_chaperone_licence:
        return Asked(CHAPERONE_LICENCE)
    return Asked(CHAPERONE_LICENCE, _("not a chaperone"))


def _not_of_the_role() -> str:
    return _("the role does not ask for it")
