"""Fields that staff forms of several apps share, with sentences for what cannot be."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day as a date picker gives it, or typed as 5/12/2026."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {
        "required": _("Choose the day."),
        "invalid": _("Write the day like this: 5/12/2026."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"], **options)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not 1990 <= day.year <= 2100:
            raise ValidationError(_("Check the year."), code="invalid")
        return day


class RowField(forms.ModelChoiceField):
    """One of some rows, chosen by a reference; `called` says how each is named to people."""

    def __init__(self, *, called: Callable[[Any], str], **options: Any) -> None:
        self.called = called
        super().__init__(
            empty_label=_("Choose"),
            error_messages={
                "required": _("Choose one."),
                "invalid_choice": _("Choose one from the list."),
            },
            **options,
        )

    def label_from_instance(self, row: Model) -> str:
        return self.called(row)

    def to_python(self, value: Any) -> Any:
        # PostgreSQL refuses NUL in a text, and Django would not call that an invalid choice.
        if isinstance(value, str) and "\0" in value:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)
