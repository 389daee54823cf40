"""Every column that holds sealed text, found from the models: by field type, or by who seals it.

A model that is not ours says so where its sealing is done: `sealed_json(Authenticator, …)`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import CharField, JSONField, Q, QuerySet, TextField
from django.db.models.functions import Cast

from kernel.crypto.fields import SealedField
from kernel.crypto.models import KeyCanary
from kernel.crypto.sealing import KEY_ID, VERSION, reseal

TOKEN = re.compile(rf"{VERSION}\.({KEY_ID})\.")


@dataclass(frozen=True, slots=True)
class Column:
    """`under_newest` says what of a row to change, and into what; or raises CannotUnseal."""

    model: type[models.Model]
    name: str
    under_newest: Callable[[models.Model], dict[str, Any]]

    @property
    def label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def sealed_by(self, *key_ids: str) -> QuerySet[Any]:
        """Rows with something under one of these keys, by primary key."""
        return _holding(self.model, self.name, key_ids)

    def key_ids(self) -> set[str]:
        """Every key that anything in this column is sealed under, known or not."""
        texts = self.model._base_manager.annotate(as_text=Cast(self.name, TextField())).filter(
            as_text__contains=f"{VERSION}."
        )
        found: set[str] = set()
        for text in texts.values_list("as_text", flat=True).iterator(chunk_size=2000):
            found.update(TOKEN.findall(text))
        return found


_elsewhere: list[Column] = []


def sealed_json(
    model: type[models.Model],
    name: str,
    *,
    fields: tuple[str, ...],
    place: Callable[[models.Model, str], dict[str, Any]],
) -> None:
    """Texts inside a JSON column of a model that is not ours, each with its own place."""

    def under_newest(row: models.Model) -> dict[str, Any]:
        value = dict(getattr(row, name))
        for field in fields:
            if field in value:
                value[field] = reseal(str(value[field]), **place(row, field))
        return {name: value}

    _elsewhere.append(Column(model, name, under_newest))


def declared() -> list[Column]:
    """All of them, each app's in its order."""
    ours = [
        Column(model, field.name, field.resealed)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField)
    ]
    return ours + _elsewhere


def holding(*key_ids: str) -> Iterator[tuple[str, int]]:
    """Every text column of the whole house that holds something under these keys, and in how many
    rows: declared or not, so that a key is never called free while anything needs it."""
    for model in apps.get_models(include_auto_created=True):
        if model is KeyCanary or model._meta.proxy or not model._meta.managed:
            continue  # the known text under a key is no use of it
        for field in model._meta.local_concrete_fields:
            if isinstance(field, CharField | TextField | JSONField) and _has_room(field):
                rows = _holding(model, field.name, key_ids).count()
                if rows:
                    yield f"{model._meta.label_lower}.{field.name}", rows


def _holding(model: type[models.Model], name: str, key_ids: tuple[str, ...]) -> QuerySet[Any]:
    named = Q(pk__in=[])
    for key_id in key_ids:
        named |= Q(as_text__contains=f"{VERSION}.{key_id}.")
    rows = model._base_manager.annotate(as_text=Cast(name, TextField()))
    return rows.filter(named).order_by("pk")


def _has_room(field: models.Field[Any, Any]) -> bool:
    # Version, key, nonce and tag alone are longer than most short columns could hold.
    return field.max_length is None or field.max_length >= 50
