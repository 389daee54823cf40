"""Work roles: what somebody does, the check it may ask for and why, and what else it needs."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import (
    BARRED,
    Eligibility,
    Engagement,
    Jurisdiction,
    RoleTraining,
    TrainingTopic,
    WorkRole,
)
from safeguarding.vetting.rules import CannotRecord

NEEDS = tuple(
    field.name
    for field in WorkRole._meta.get_fields()
    if field.name.startswith("needs_") or field.name == "references_needed"
)


def create_role(
    *,
    key: str,
    title: str,
    activity: str,
    level: str,
    rationale: str,
    jurisdiction: str = Jurisdiction.ENGLAND_WALES,
    workforce: str = "",
    regulated: bool | None = None,
    needs: Mapping[str, bool | int] | None = None,
    by: Actor,
    at: datetime,
) -> WorkRole:
    """What somebody may do for us, and the check that the law lets us ask for it.

    `regulated` unsaid is what the level implies. `needs`: some of NEEDS.
    Raises CannotRecord: a key in use, an unknown level, a level without its reason.
    """
    role = WorkRole(
        key=key,
        title=title,
        activity=activity,
        level=level,
        rationale=rationale.strip(),
        jurisdiction=jurisdiction,
        workforce=workforce or rules.workforce_of(level) or WorkRole.Workforce.OTHER,
        regulated=level in BARRED if regulated is None else regulated,
        **_known(needs),
    )
    rules.role_is_sound(role)
    with trail.act(by=by, at=at) as noted:
        if WorkRole.objects.filter(key=key).exists():
            raise CannotRecord(_("There is a role of that name already."))
        role.save(force_insert=True)
        noted.note("role.created", about=("work_role", role.key), **_facts(role))
    return role


def change_role(
    *,
    role: WorkRole,
    title: str,
    activity: str,
    needs: Mapping[str, bool | int],
    by: Actor,
    at: datetime,
) -> None:
    """Its words, and what else it needs. Its level changes by an assessment alone."""
    rules.something(title, _("Give the role a title."))
    with trail.act(by=by, at=at) as noted:
        role.title, role.activity = title, activity
        for name, value in _known(needs).items():
            setattr(role, name, value)
        rules.role_is_sound(role)
        role.save()
        noted.note("role.changed", about=("work_role", role.key), **_facts(role))
        changes.tell(people=_who_has(role), by=by, at=at)


def assess_role(
    *,
    role: WorkRole,
    jurisdiction: str,
    workforce: str,
    answers: Mapping[str, bool | str],
    allowed: str,
    regulated: bool,
    chosen: str,
    rationale: str,
    assessed_by: Person | None,
    by: Actor,
    at: datetime,
) -> Eligibility:
    """The role asks for `chosen` from now on; the answers and the reason stay on file.

    `allowed` is what `eligibility.advise` found; asking for more is refused. Raises CannotRecord.
    """
    rules.not_above(chosen, allowed)
    with trail.act(by=by, at=at) as noted:
        role.level, role.rationale = chosen, rationale.strip()
        role.jurisdiction, role.workforce, role.regulated = jurisdiction, workforce, regulated
        rules.role_is_sound(role)
        role.save()
        made = Eligibility.objects.create(
            role=role,
            jurisdiction=jurisdiction,
            answers=dict(answers),
            allowed=allowed,
            regulated=regulated,
            chosen=chosen,
            rationale=rationale.strip(),
            law_on=rules.today(at),
            assessed_by=assessed_by,
            assessed_at=at,
        )
        noted.note("role.assessed", about=("work_role", role.key), allowed=allowed, **_facts(role))
        changes.tell(people=_who_has(role), by=by, at=at)
    return made


def add_topic(
    *, key: str, title: str, safeguarding: bool, by: Actor, at: datetime
) -> TrainingTopic:
    """What training may be about. Asked twice, it is one topic."""
    with trail.act(by=by, at=at) as noted:
        topic, is_new = TrainingTopic.objects.get_or_create(
            key=key, defaults={"title": title, "safeguarding": safeguarding}
        )
        if is_new:
            noted.note("training_topic.added", about=("training_topic", key))
    return topic


def ask_training(
    *,
    role: WorkRole,
    topic: TrainingTopic,
    level: int | None = None,
    refresher_months: int | None = None,
    by: Actor,
    at: datetime,
) -> RoleTraining:
    """The role needs this training; asked again, it needs it in the new way."""
    if refresher_months is not None and not 1 <= refresher_months <= 120:
        raise CannotRecord(_("A refresher is due after 1 to 120 months."))
    if level is not None and not 1 <= level <= 9:
        raise CannotRecord(_("Levels of training are 1 to 9."))
    with trail.act(by=by, at=at) as noted:
        asked, _is_new = RoleTraining.objects.update_or_create(
            role=role,
            topic=topic,
            defaults={"level": level, "refresher_months": refresher_months},
        )
        noted.note(
            "role.asks_training",
            about=("work_role", role.key),
            topic=topic.key,
            level=level,
            refresher_months=refresher_months,
        )
        changes.tell(people=_who_has(role), by=by, at=at)
    return asked


def stop_asking_training(*, role: WorkRole, topic: TrainingTopic, by: Actor, at: datetime) -> None:
    with trail.act(by=by, at=at) as noted:
        gone, _rows = RoleTraining.objects.filter(role=role, topic=topic).delete()
        if gone:
            noted.note("role.asks_training_no_more", about=("work_role", role.key), topic=topic.key)
            changes.tell(people=_who_has(role), by=by, at=at)


def _known(needs: Mapping[str, bool | int] | None) -> dict[str, bool | int]:
    return {name: value for name, value in (needs or {}).items() if name in NEEDS}


def _facts(role: WorkRole) -> dict[str, object]:
    return {
        "level": role.level,
        "jurisdiction": role.jurisdiction,
        "workforce": role.workforce,
        "regulated": role.regulated,
        "needs": [name for name in NEEDS if getattr(role, name)],
    }


def _who_has(role: WorkRole) -> set[int]:
    """Everybody whose work may be judged otherwise: with this role now or to come."""
    rows = Engagement.objects.filter(Q(role=role)).values_list("person_id", flat=True)
    return set(rows)
