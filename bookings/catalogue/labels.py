"""Art forms and access features of many things, read as key lists inside the query that reads them.

A many-to-many relation costs a query of its own each time; these cost none.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import CharField, F, OuterRef, StringAgg, Subquery, Value
from django.db.models.functions import Cast

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.vocabulary import Term


def activity_labels(activity: str = "pk") -> dict[str, Subquery]:
    """To annotate a queryset with, where `activity` leads to the activity's key."""
    return {
        "art_form_keys": _keys(Activity.art_forms.through, "activity_id", "artform_id", activity),
        "access_keys": _keys(Activity.access.through, "activity_id", "accessfeature_id", activity),
    }


def session_labels() -> dict[str, Subquery]:
    return {
        "session_access_keys": _keys(Session.access.through, "session_id", "accessfeature_id", "pk")
    }


def terms(keys: str | None, known: Mapping[int, Term]) -> list[Term]:
    """The terms that an annotation names, in the vocabulary's order."""
    wanted = numbers(keys)
    return [term for key, term in known.items() if key in wanted]


def merged(keys: Iterable[int], known: Mapping[int, Term]) -> list[Term]:
    wanted = set(keys)
    return [term for key, term in known.items() if key in wanted]


def numbers(keys: str | None) -> set[int]:
    return {int(key) for key in (keys or "").split(",") if key}


def _keys(through: Any, owner: str, label: str, outer: str) -> Subquery:
    rows = through.objects.filter(**{owner: OuterRef(outer)}).order_by().values(owner)
    listed = rows.annotate(keys=StringAgg(Cast(F(label), CharField()), delimiter=Value(",")))
    return Subquery(listed.values("keys"), output_field=CharField())
