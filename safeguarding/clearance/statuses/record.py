"""All that stands on a record on a day: unmerged for the gate, one a requirement for screens."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses import asking
from safeguarding.clearance.statuses.certificate import certificate
from safeguarding.clearance.statuses.days import days_with_children
from safeguarding.clearance.statuses.seen import seen
from safeguarding.clearance.statuses.state import Requirement, State, Status, worst
from safeguarding.clearance.statuses.training import safeguarding, topic
from safeguarding.vetting.models import Engagement


def for_roles(
    record: Dossier, roles: list[Engagement], day: date, *, is_chaperone: bool = False
) -> list[Status]:
    """What these roles ask for, each by itself; two roles that ask for the same, once for each."""
    found = [certificate(record, each, day) for each in roles]
    found.append(safeguarding(record, day))
    for each in roles:
        found += _for_role(record, each, day, is_chaperone=is_chaperone)
    return found


def _for_role(
    record: Dossier, engagement: Engagement, day: date, *, is_chaperone: bool
) -> Iterator[Status]:
    for each in asking.asked(engagement, record.needs.get(engagement.role_id, [])):
        if each.what == asking.CERTIFICATE:
            continue
        if each.what == asking.TRAINING:
            yield topic(record, each, day)
        elif each.what == asking.CHAPERONE_LICENCE and is_chaperone:
            yield seen(record, replace(each, because=""), day)
        else:
            yield seen(record, each, day)


def by_requirement(
    record: Dossier, day: date, *, worked: Collection[date] | None = None
) -> list[Status]:
    """One status for each requirement in its order: the worst of what their roles ask for."""
    roles = record.engagements_on(day)
    if not roles:
        return [Status(Requirement.ROLE, State.MISSING, words.no_engagement(day))]
    found = [_role(roles), *for_roles(record, roles, day)]
    if worked is not None:
        found.append(days_with_children(record, day, worked=worked))
    by_kind: dict[Requirement, list[Status]] = {}
    for status in found:
        by_kind.setdefault(status.requirement, []).append(status)
    return [worst(by_kind[kind]) for kind in Requirement if kind in by_kind]


def _role(roles: list[Engagement]) -> Status:
    until = [each.until_date for each in roles]
    ends = None if None in until else max(each for each in until if each)
    titles = ", ".join(dict.fromkeys(each.role.title for each in roles))
    since = min(each.from_date for each in roles)
    return Status(Requirement.ROLE, State.VALID, titles, since, ends)
