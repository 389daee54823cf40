"""Every kind of row on file about people in one statement: a sale may ask only a few (design §6).

Each kind gives the same columns (two words, four words more, numbers, dates, a moment), and comes
back as unsaved rows of its own model with what the judgement reads, and no more.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    Model,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from safeguarding.vetting.models import (
    Check,
    Disclosure,
    Engagement,
    Insurance,
    Licence,
    RoleTraining,
    StatusCheck,
    Training,
    TrainingTopic,
)

WORDS = ("r_kind", "r_key", "r_a", "r_b", "r_c", "r_d")
NUMBERS = ("r_person", "r_m", "r_n")
DAYS = ("r_day", "r_then", "r_due")
MOMENTS = ("r_at", "r_also")
TYPES = (
    dict.fromkeys(WORDS, CharField)
    | dict.fromkeys(NUMBERS, BigIntegerField)
    | dict.fromkeys(DAYS, DateField)
    | dict.fromkeys(MOMENTS, DateTimeField)
)


# How a word comes back as what it was; everything else comes back as itself.
READ: dict[str, Callable[[str], Any]] = {
    "key": UUID,
    "certificate_id": UUID,
    "pk": int,
    "topic_id": int,
    "safeguarding": lambda word: word in ("1", "true"),
}
LASTING = {
    "r_person": "person_id",
    "r_key": "key",
    "r_day": "from_date",
    "r_then": "seen_date",
    "r_due": "until_date",
    "r_at": "recorded_at",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: whose are asked for, and which of its fields stands in which column."""

    model: type[Model]
    asked: Callable[[Collection[int]], QuerySet[Any]]
    columns: Mapping[str, str]

    def statement(self, name: str, people: Collection[int]) -> QuerySet[Any]:
        values = {column: F(path) for column, path in self.columns.items()}
        typed: dict[str, Any] = {
            column: Cast(values.get(column, Value(name if column == "r_kind" else None)), type_())
            for column, type_ in TYPES.items()
        }
        return self.asked(people).order_by().annotate(**typed).values_list(*TYPES)

    def made(self, row: Mapping[str, Any]) -> Model:
        """Unsaved, with what the judgement reads."""
        facts: dict[str, Any] = {}
        for column, path in self.columns.items():
            value, read = row[column], READ.get(path)
            facts[path] = value if read is None or value is None else read(value)
        if self.model is RoleTraining:
            facts["topic"] = TrainingTopic(
                pk=facts.pop("topic_id"), title=facts.pop("topic__title")
            )
        return self.model(**facts)


def _theirs(rows: Callable[[], QuerySet[Any]]) -> Callable[[Collection[int]], QuerySet[Any]]:
    return lambda people: rows().filter(person__in=people)


def _needs(people: Collection[int]) -> QuerySet[RoleTraining]:
    roles = Engagement.objects.filter(person__in=people).values("role")
    return RoleTraining.objects.filter(role__in=roles)


KINDS = {
    "check": Kind(
        Check,
        _theirs(Check.objects.that_stand),
        {
            "r_person": "person_id",
            "r_key": "key",
            "r_a": "kind",
            "r_b": "level",
            "r_c": "workforce",
            "r_d": "outcome",
            "r_day": "issued_date",
            "r_then": "seen_date",
            "r_due": "review_due",
            "r_at": "recorded_at",
        },
    ),
    "training": Kind(
        Training,
        _theirs(Training.objects.that_stand),
        {
            "r_person": "person_id",
            "r_key": "pk",
            "r_a": "title",
            "r_b": "topic_id",
            "r_c": "safeguarding",
            "r_n": "level",
            "r_day": "completed_date",
            "r_due": "until_date",
        },
    ),
    "insurance": Kind(Insurance, _theirs(Insurance.objects.that_stand), LASTING),
    "licence": Kind(
        Licence,
        _theirs(lambda: Licence.objects.that_stand().filter(kind=Licence.Kind.CHAPERONE)),
        {**LASTING, "r_a": "kind"},
    ),
    "disclosure": Kind(
        Disclosure,
        _theirs(Disclosure.objects.all),
        {
            "r_person": "person_id",
            "r_key": "certificate_id",
            "r_a": "decision",
            "r_b": "answer",
            "r_n": "role_id",
            "r_at": "proposed_at",
            "r_also": "answered_at",
        },
    ),
    "need": Kind(
        RoleTraining,
        _needs,
        {
            "r_key": "pk",
            "r_person": "role_id",
            "r_a": "topic__title",
            "r_b": "topic_id",
            "r_m": "refresher_months",
            "r_n": "level",
        },
    ),
    # The Update Service's last word about each certificate.
    "heard": Kind(
        StatusCheck,
        _theirs(StatusCheck.objects.latest_word),
        {"r_person": "person_id", "r_key": "certificate_id", "r_a": "code", "r_at": "ran_at"},
    ),
}


def rows(people: Collection[int]) -> Iterator[Any]:
    """In the order in which they were recorded."""
    first, *others = (kind.statement(name, people) for name, kind in KINDS.items())
    found = [dict(zip(TYPES, row, strict=True)) for row in first.union(*others, all=True)]
    found.sort(key=_order)
    for row in found:
        yield KINDS[row["r_kind"]].made(row)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    """What has a moment by it, then what has a day, then what has neither (a role's needs)."""
    when = row["r_at"] or row["r_day"]
    return (row["r_at"] is None, when is None, when or date.min, row["r_key"])
