"""A column that holds what is sealed: it says which place each row's text belongs to."""

from collections.abc import Callable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from kernel.crypto import blind
from kernel.crypto.sealing import reseal, seal, unseal

# What is indexed of a row's text, where it is not the text alone: `f"{check.kind} {number}"`.
Indexed = Callable[[Any, str], str]


class SealedField(models.TextField):
    """A text under the key ring. `row` names a unique field, known before saving and never changed.

    `index` is the column of its blind index, if it has one: keys are rotated for both at once.
    For the database it is a text: migrations see a `TextField`.
    """

    def __init__(
        self,
        *args: Any,
        row: str = "pk",
        index: str = "",
        indexed: Indexed = lambda instance, text: text,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.index, self.indexed = row, index, indexed

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", list(args), dict(kwargs)

    def place(self, instance: models.Model) -> dict[str, str]:
        """Where the text of this row belongs: model, field, row. It opens nowhere else."""
        row = getattr(instance, self.row)
        if row in (None, ""):
            raise ValueError(f"A row of {self.model._meta.label} has no “{self.row}” yet.")
        return {
            "model": self.model._meta.label_lower,
            "field": self.name.removesuffix("_sealed"),
            "row": str(row),
        }

    def resealed(self, instance: models.Model) -> dict[str, str]:
        """The columns of this row under the newest key. Raises CannotUnseal."""
        place = self.place(instance)
        sealed = getattr(instance, self.name)
        fresh = {self.name: reseal(sealed, **place)}
        if self.index:
            text = self.indexed(instance, unseal(sealed, **place))
            fresh[self.index] = blind.index(text, model=place["model"], field=place["field"])
        return fresh

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Two rows of one place could swap their texts unseen."""
        return [*super().check(**kwargs), *self._row_is_unique()]

    def _row_is_unique(self) -> list[CheckMessage]:
        options = self.model._meta
        try:
            unique = self.row == "pk" or options.get_field(self.row).unique  # type: ignore[union-attr]  # relations have none and are refused below
        except (FieldDoesNotExist, AttributeError):
            unique = False
        if unique:
            return []
        return [
            Error(
                f"“{self.row}” does not name a row of {options.label}.", obj=self, id="crypto.E006"
            )
        ]


def put(instance: models.Model, column: str, text: str) -> None:
    """Seal `text` into a sealed column of a row about to be saved; an empty text stays empty."""
    place = _field(instance, column).place(instance)
    setattr(instance, column, seal(text, **place) if text else "")


def read(instance: models.Model, column: str) -> str:
    """The text again; raises CannotUnseal where it is damaged or another row's."""
    sealed = getattr(instance, column)
    return unseal(sealed, **_field(instance, column).place(instance)) if sealed else ""


def _field(instance: models.Model, column: str) -> SealedField:
    field = instance._meta.get_field(column)
    if not isinstance(field, SealedField):
        raise TypeError(f"{instance._meta.label}.{column} is no sealed column.")
    return field
