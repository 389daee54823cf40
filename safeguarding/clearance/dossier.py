"""What is on record about people, loaded at once: two queries for as many as work with us."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from safeguarding.clearance import filed
from safeguarding.vetting.models import (
    Check,
    Disclosure,
    Engagement,
    Insurance,
    Licence,
    RoleTraining,
    StatusCheck,
    Training,
)

AT_ONCE = 2000  # people in one statement, which may have only so many parameters


@dataclass(slots=True)
class Dossier:
    """One person's record, without what was recorded by mistake.

    `needs`: what training the roles ask for, by role key. `suspended`: keys of checks that the
    Update Service has news about.
    """

    engagements: list[Engagement] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)  # safeguarding only
    other_trainings: list[Training] = field(default_factory=list)
    insurances: list[Insurance] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)
    disclosures: list[Disclosure] = field(default_factory=list)
    needs: dict[int, list[RoleTraining]] = field(default_factory=dict)
    suspended: set[Any] = field(default_factory=set)

    def engagements_on(self, day: date) -> list[Engagement]:
        return [
            each
            for each in self.engagements
            if each.from_date <= day and (each.until_date is None or day < each.until_date)
        ]


def load(people: Iterable[int]) -> dict[int, Dossier]:
    """Whole records by person key; whoever is not on record has an empty one."""
    keys = set(people)
    records = load_roles(keys)
    add_records(records, keys)
    return records


def load_roles(people: Iterable[int]) -> dict[int, Dossier]:
    """What they do for us: one query."""
    keys = set(people)
    records: dict[int, Dossier] = defaultdict(Dossier)
    if keys:
        for engagement in Engagement.objects.filter(person__in=keys).select_related("role"):
            records[engagement.person_id].engagements.append(engagement)
    return records


def add_records(records: dict[int, Dossier], people: Iterable[int]) -> None:
    """All else that is on file about them: one query, none where nobody is asked about."""
    keys = sorted(set(people))
    for start in range(0, len(keys), AT_ONCE):
        _add_some(records, keys[start : start + AT_ONCE])


def _add_some(records: dict[int, Dossier], keys: list[int]) -> None:
    needs: dict[int, list[RoleTraining]] = defaultdict(list)
    heard: list[StatusCheck] = []
    for row in filed.rows(keys):
        if isinstance(row, RoleTraining):
            needs[row.role_id].append(row)
            continue
        if isinstance(row, StatusCheck):
            heard.append(row)
            continue
        record = records[row.person_id]
        if isinstance(row, Training):
            (record.trainings if row.safeguarding else record.other_trainings).append(row)
        else:
            _drawer(record, row).append(row)
    for word in heard:
        _heed(records[word.person_id], word)
    for key in keys:
        records[key].needs = needs


def _heed(record: Dossier, word: StatusCheck) -> None:
    """News suspends a certificate; one that is not blank counts only as two people decide."""
    if word.code == StatusCheck.Code.NEW_INFO:
        record.suspended.add(word.certificate_id)
    if word.code == StatusCheck.Code.NON_BLANK:
        for check in record.checks:
            if check.pk == word.certificate_id and check.outcome == Check.Outcome.CLEAR:
                check.outcome = Check.Outcome.TO_DECIDE


def _drawer(record: Dossier, row: Any) -> list[Any]:
    drawers: dict[type[Any], list[Any]] = {
        Check: record.checks,
        Insurance: record.insurances,
        Licence: record.licences,
        Disclosure: record.disclosures,
    }
    return drawers[type(row)]
