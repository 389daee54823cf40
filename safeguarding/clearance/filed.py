"""Every kind of row on file about people in one statement: a sale may ask only a few (design §6).

Each kind gives the same columns (two words, four words more, numbers, dates, a moment), and comes
back as unsaved rows of its own model with what the judgement reads, and no more.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
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


def rows(people: Collection[int]) -> Iterator[Any]:
    """In the order in which they were recorded."""
    asked = [_checks(people), _trainings(people), _insurances(people), _licences(people)]
    asked += [_disclosures(people), _needs(people), _heard(people)]
    found = [dict(zip(TYPES, row, strict=True)) for row in asked[0].union(*asked[1:], all=True)]
    found.sort(key=_order)
    for row in found:
        yield MAKERS[row["r_kind"]](row)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    """What has a moment by it, then what has a day, then what has neither (a role's needs)."""
    when = row["r_at"] or row["r_day"]
    return (row["r_at"] is None, when is None, when or date.min, row["r_key"])


def _columns(found: QuerySet[Any], kind: str, **columns: str) -> QuerySet[Any]:
    values = {name: F(path) for name, path in columns.items()}
    typed: dict[str, Any] = {
        name: Cast(values.get(name, Value(kind if name == "r_kind" else None)), type_())
        for name, type_ in TYPES.items()
    }
    return found.order_by().annotate(**typed).values_list(*TYPES)


def _checks(people: Collection[int]) -> QuerySet[Any]:
    return _columns(
        Check.objects.that_stand().filter(person__in=people),
        "check",
        r_person="person_id",
        r_key="key",
        r_a="kind",
        r_b="level",
        r_c="workforce",
        r_d="outcome",
        r_day="issued_date",
        r_then="seen_date",
        r_due="review_due",
        r_at="recorded_at",
    )


def _trainings(people: Collection[int]) -> QuerySet[Any]:
    return _columns(
        Training.objects.that_stand().filter(person__in=people),
        "training",
        r_person="person_id",
        r_key="pk",
        r_a="title",
        r_b="topic_id",
        r_c="safeguarding",
        r_n="level",
        r_day="completed_date",
        r_due="until_date",
    )


def _insurances(people: Collection[int]) -> QuerySet[Any]:
    return _columns(
        Insurance.objects.that_stand().filter(person__in=people),
        "insurance",
        r_person="person_id",
        r_key="key",
        r_day="from_date",
        r_then="seen_date",
        r_due="until_date",
        r_at="recorded_at",
    )


def _licences(people: Collection[int]) -> QuerySet[Any]:
    chaperones = Licence.objects.that_stand().filter(kind=Licence.Kind.CHAPERONE)
    return _columns(
        chaperones.filter(person__in=people),
        "licence",
        r_person="person_id",
        r_key="key",
        r_a="kind",
        r_day="from_date",
        r_then="seen_date",
        r_due="until_date",
        r_at="recorded_at",
    )


def _disclosures(people: Collection[int]) -> QuerySet[Any]:
    return _columns(
        Disclosure.objects.filter(person__in=people),
        "disclosure",
        r_person="person_id",
        r_key="certificate_id",
        r_a="decision",
        r_b="answer",
        r_n="role_id",
        r_at="proposed_at",
        r_also="answered_at",
    )


def _needs(people: Collection[int]) -> QuerySet[Any]:
    roles = Engagement.objects.filter(person__in=people).values("role")
    return _columns(
        RoleTraining.objects.filter(role__in=roles),
        "need",
        r_key="pk",
        r_person="role_id",
        r_a="topic__title",
        r_b="topic_id",
        r_m="refresher_months",
        r_n="level",
    )


def _heard(people: Collection[int]) -> QuerySet[Any]:
    """The Update Service's last word about each certificate."""
    return _columns(
        StatusCheck.objects.latest_word().filter(person__in=people),
        "heard",
        r_person="person_id",
        r_key="certificate_id",
        r_a="code",
        r_at="ran_at",
    )


def _check(row: dict[str, Any]) -> Check:
    return Check(
        key=UUID(row["r_key"]),
        person_id=row["r_person"],
        kind=row["r_a"],
        level=row["r_b"],
        workforce=row["r_c"],
        outcome=row["r_d"],
        issued_date=row["r_day"],
        seen_date=row["r_then"],
        review_due=row["r_due"],
        recorded_at=row["r_at"],
    )


def _training(row: dict[str, Any]) -> Training:
    return Training(
        pk=int(row["r_key"]),
        person_id=row["r_person"],
        title=row["r_a"],
        topic_id=int(row["r_b"]) if row["r_b"] else None,
        safeguarding=row["r_c"] in ("1", "true"),
        level=row["r_n"],
        completed_date=row["r_day"],
        until_date=row["r_due"],
    )


def _lasting(model: type[Any], row: dict[str, Any], **more: Any) -> Any:
    return model(
        key=UUID(row["r_key"]),
        person_id=row["r_person"],
        from_date=row["r_day"],
        seen_date=row["r_then"],
        until_date=row["r_due"],
        recorded_at=row["r_at"],
        **more,
    )


def _disclosure(row: dict[str, Any]) -> Disclosure:
    return Disclosure(
        certificate_id=UUID(row["r_key"]),
        person_id=row["r_person"],
        role_id=row["r_n"],
        decision=row["r_a"],
        answer=row["r_b"],
        proposed_at=row["r_at"],
        answered_at=row["r_also"],
    )


def _word(row: dict[str, Any]) -> StatusCheck:
    return StatusCheck(
        certificate_id=UUID(row["r_key"]),
        person_id=row["r_person"],
        code=row["r_a"],
        ran_at=row["r_at"],
    )


def _need(row: dict[str, Any]) -> RoleTraining:
    return RoleTraining(
        pk=int(row["r_key"]),
        role_id=row["r_person"],
        topic=TrainingTopic(pk=int(row["r_b"]), title=row["r_a"]),
        refresher_months=row["r_m"],
        level=row["r_n"],
    )


MAKERS = {
    "check": _check,
    "training": _training,
    "insurance": lambda row: _lasting(Insurance, row),
    "licence": lambda row: _lasting(Licence, row, kind=row["r_a"]),
    "disclosure": _disclosure,
    "need": _need,
    "heard": _word,
}
