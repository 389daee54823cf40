"""Who is offered a ticket, and when: what may change while people have bought it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.staff.fields import ClockField, NumberField
from bookings.ordering.models import TicketType
from kernel import clock
from kernel.desk.fields import DayField

OLDEST = 120
SALE_FIELDS = (
    *("min_age", "max_age", "needs_adult"),
    *("on_sale_from", "on_sale_time", "on_sale_until", "visibility"),
)


class SaleFields(forms.Form):
    """A part of the two forms of tickets."""

    max_per_booking = NumberField(label=_("Most in one booking"), most=100, initial=10)
    note = forms.CharField(
        label=_("A note beside it"),
        max_length=200,
        required=False,
        help_text=_("For example: no questions asked, choose it if you need it."),
        error_messages={"max_length": _("Keep the note to 200 letters.")},
    )
    min_age = NumberField(
        label=_("Youngest"),
        least=0,
        most=OLDEST,
        required=False,
        help_text=_("In years, on the day it starts. Leave both empty when anybody may have it."),
    )
    max_age = NumberField(label=_("Oldest"), least=0, most=OLDEST, required=False)
    needs_adult = forms.BooleanField(
        label=_("Sold only together with a ticket for a grown-up"),
        required=False,
    )
    on_sale_from = DayField(
        label=_("On sale from"),
        required=False,
        help_text=_("Leave it empty and it is on sale at once."),
    )
    on_sale_time = ClockField(
        label=_("At what time that day"),
        required=False,
        help_text=_("Leave it empty for 10 in the morning."),
    )
    on_sale_until = DayField(
        label=_("Last day of sale"),
        required=False,
        help_text=_("Leave it empty and it is sold until the date begins."),
    )
    visibility = forms.ChoiceField(
        label=_("Who is offered it"),
        choices=TicketType.Visibility.choices,
        initial=TicketType.Visibility.PUBLIC,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        youngest, oldest = cleaned.get("min_age"), cleaned.get("max_age")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("max_age", gettext("The oldest cannot be younger than the youngest."))
        begins, ends = sale_begins(cleaned), sale_ends(cleaned)
        if begins and ends and begins >= ends:
            self.add_error("on_sale_until", gettext("It would end before it begins."))
        return cleaned

    def sale_facts(self) -> dict[str, Any]:
        """What `ticketing.change_ticket_type` takes; valid forms only."""
        typed = self.cleaned_data
        return {
            "note_en": typed["note"],
            "max_per_booking": typed["max_per_booking"],
            "min_age": typed["min_age"],
            "max_age": typed["max_age"],
            "needs_adult": typed["needs_adult"],
            "on_sale_from": sale_begins(typed),
            "on_sale_until": sale_ends(typed),
            "visibility": typed["visibility"] or TicketType.Visibility.PUBLIC,
        }


def sale_begins(typed: dict[str, Any]) -> datetime | None:
    on: date | None = typed.get("on_sale_from")
    return clock.from_london(on, typed.get("on_sale_time") or time(10)) if on else None


def sale_ends(typed: dict[str, Any]) -> datetime | None:
    """At the end of the last day."""
    on: date | None = typed.get("on_sale_until")
    return clock.from_london(on + timedelta(days=1), time.min) if on else None


def facts_of(ticket: TicketType) -> dict[str, Any]:
    """What stands in the fields before anything is typed."""
    begins, ends = ticket.on_sale_from, ticket.on_sale_until
    return {
        "note": ticket.note_en,
        "max_per_booking": ticket.max_per_booking,
        "min_age": ticket.min_age,
        "max_age": ticket.max_age,
        "needs_adult": ticket.needs_adult,
        "visibility": ticket.visibility,
        "on_sale_from": begins and clock.london_date(begins),
        "on_sale_time": begins and clock.london(begins).time(),
        "on_sale_until": ends and clock.london_date(ends - timedelta(seconds=1)),
    }
