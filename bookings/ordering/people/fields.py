"""The fields of a person who comes."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bookings.ordering.people import birth_dates

MOST_NAME = 200


class NameField(forms.CharField):
    """A full name, as they would like it on the register."""

    def __init__(self, *, missing: str, **options: Any) -> None:
        super().__init__(
            max_length=MOST_NAME,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={
                "required": missing,
                "max_length": _(
                    "That name is longer than we can print. Shorten it to 200 letters."
                ),
                "null_characters_not_allowed": _("That name holds signs that no name has."),
            },
            **options,
        )


class BirthField(forms.CharField):
    """A date of birth, typed as people write it; comes out as a date, or None."""

    def __init__(self, *, today: date, missing: str, **options: Any) -> None:
        self.today = today
        super().__init__(
            max_length=60,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 14}),
            error_messages={
                "required": missing,
                "max_length": _("Write only the day, month and year, like 31 3 2016."),
                "null_characters_not_allowed": _("Write only figures, like 31 3 2016."),
            },
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day} {value.month} {value.year}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return birth_dates.parse(typed, today=self.today)
        except birth_dates.NotABirthday as why:
            raise ValidationError(str(why)) from why
