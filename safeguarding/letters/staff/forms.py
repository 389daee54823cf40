"""For whom the letter is, and about which dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from kernel.people.models import Partner


class LetterForm(forms.Form):
    partner = RowField(
        label=_("For whom"),
        queryset=Partner.objects.order_by("name", "pk"),
        to_field_name="ref",
        required=False,
        called=lambda partner: partner.name,
    )
    new_name = forms.CharField(
        label=_("Or a school that is not in the list"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Keep it to 200 letters.")},
    )
    activity = forms.ChoiceField(
        label=_("Who comes for what"),
        error_messages={
            "required": _("Choose an activity."),
            "invalid_choice": _("Choose an activity from the list."),
        },
    )
    first = DayField(
        label=_("From"), required=False, help_text=_("Leave both empty for all dates to come.")
    )
    last = DayField(label=_("To"), required=False)
    field_order = ["partner", "new_name", "activity", "first", "last"]

    def __init__(self, *args: Any, activities: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["activity"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", gettext("Choose")),
            *activities,
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned.get("partner") or cleaned.get("new_name")):
            self.add_error("partner", gettext("Choose a school, or write its name below."))
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", gettext("The last day cannot be before the first."))
        return cleaned
