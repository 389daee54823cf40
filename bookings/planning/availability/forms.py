"""When somebody is free or away, as they type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.staff.fields import ClockField
from bookings.planning.availability.models import Availability
from kernel.desk.fields import DayField
from kernel.desk.once import OnceField


class DaysForm(forms.Form):
    """`once`: sent twice, it says it once."""

    once = OnceField()
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=Availability.Kind.choices,
        initial=Availability.Kind.AWAY,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether that is free or away."),
            "invalid_choice": _("Say whether that is free or away."),
        },
    )
    from_date = DayField(label=_("From"))
    until_date = DayField(
        label=_("To"), required=False, help_text=_("Leave it empty for the one day.")
    )
    weekday = forms.TypedChoiceField(
        label=_("Only on"),
        choices=[("", _("Every day of these")), *Availability.Weekday.choices],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    from_time = ClockField(label=_("From what time"), required=False)
    until_time = ClockField(
        label=_("To what time"),
        required=False,
        help_text=_("Leave both times empty for the whole day."),
    )

    def facts(self) -> dict[str, Any]:
        """What `saying.say` takes; valid forms only."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return {**facts, "until_date": facts["until_date"] or facts["from_date"]}
