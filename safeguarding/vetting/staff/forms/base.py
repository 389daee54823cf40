"""What the safeguarding team types: plain forms, never Wagtail's, so that nothing is kept twice.

No form takes a file, and none about a check has room for what a certificate says.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from kernel.desk.once import OnceField
from kernel.people.models import Person

CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")}
EMPTY = ("", _("Choose"))


def words(label: Any, *, most: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        error_messages={
            "required": _("Write something here."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
        **options,
    )


def number(label: Any, *, least: int, most: int, **options: Any) -> forms.IntegerField:
    between = format_lazy(_("Write a whole number from {least} to {most}."), least=least, most=most)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages={
            "required": between,
            "invalid": between,
            "min_value": between,
            "max_value": between,
        },
        **options,
    )


def choice(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, error_messages=CHOOSE, **options)


def radios(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    return choice(label, choices, widget=forms.RadioSelect, **options)


class OnceForm(forms.Form):
    """Sent twice, it acts once."""

    once = OnceField()

    def facts(self) -> dict[str, Any]:
        """What the action takes; valid forms only."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}


class SeenForm(OnceForm):
    """Something that somebody of ours saw or did on a day; never the person themselves."""

    seen_date = DayField(label=_("On which day"))
    seen_by = RowField(
        label=_("By whom"),
        queryset=Person.objects.none(),
        to_field_name="ref",
        called=lambda person: person.name,
    )

    def __init__(self, *args: Any, witnesses: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        seen_by = self.fields["seen_by"]
        assert isinstance(seen_by, RowField)
        seen_by.queryset = witnesses
