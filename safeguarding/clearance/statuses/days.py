"""The law's three days in thirty: from when on a supervised helper is in regulated activity."""

from collections.abc import Collection
from datetime import date, timedelta

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses.certificate import has_barred_list
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.law import book
from safeguarding.vetting.models import Engagement, Level

DAYS = Requirement.DAYS
WINDOW = timedelta(days=30)  # how far back a schedule is asked for; the law's own is in its rule
# A check without the children's barred list: lawful only while it is not regulated activity. Whose
# role asks for no check at all neither teaches nor looks after anybody.
COUNTED = frozenset(
    {
        *(Level.BASIC, Level.STANDARD, Level.ENHANCED_CHILD),
        *(Level.ENHANCED_ADULT, Level.ENHANCED_ADULT_BARRED),
    }
)


def is_counted(record: Dossier, day: date) -> bool:
    """Whether the law counts this person's days at all."""
    roles = record.engagements_on(day)
    return any(each.role.level in COUNTED for each in roles) and not has_barred_list(record, day)


def days_with_children(
    record: Dossier,
    day: date,
    *,
    worked: Collection[date],
    hours: frozenset[int] = frozenset(),
    rules: book.Rules | None = None,
) -> Status:
    """How `day` stands: the third in thirty is the last without the barred list.

    `worked`: their days with children by our schedule. Days elsewhere count besides, as told.
    """
    if not is_counted(record, day):
        return Status(DAYS, State.NOT_REQUIRED, words.days_do_not_count())
    roles = [each for each in record.engagements_on(day) if each.role.level in COUNTED]
    rule = book.in_force("regulated_activity_children", day=day, rules=rules)
    if rule is None or _is_exempt(roles, rule):
        return Status(DAYS, State.NOT_REQUIRED, words.days_do_not_count())
    law = rule.parameters
    if hours & set(range(*law["overnight"])):
        return Status(DAYS, State.MISSING, words.overnight(), is_law=True)
    first = day - timedelta(days=law["window"] - 1)
    ours = {each for each in {*worked, day} if first <= each <= day}
    count = len(ours) + max((each.days_elsewhere or 0 for each in roles), default=0)
    if count > law["days"]:
        text = words.too_many_days(count, law["days"], law["window"])
        return Status(DAYS, State.MISSING, text, is_law=True)
    if count == law["days"]:
        return Status(DAYS, State.DUE_SOON, words.last_day(count, law["window"]))
    return Status(DAYS, State.VALID, words.days_so_far(count, law["days"], law["window"]))


def _is_exempt(roles: list[Engagement], rule: book.Dated) -> bool:
    return bool(rule.parameters["supervised_exempt"]) and all(each.supervised for each in roles)
