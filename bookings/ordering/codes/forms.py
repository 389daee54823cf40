"""What a code does and how often; what a fund may spend."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity
from bookings.catalogue.staff.fields import NumberField, PoundsField
from bookings.ordering.codes import applying
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import TicketType
from kernel import clock
from kernel.desk.fields import DayField, RowField
from kernel.desk.once import OnceField
from kernel.money import Money

MOST_FUND = Money(10_000_000_00)
MOST_OFF = Money(10_000_00)


class CodeForm(forms.Form):
    once = OnceField()
    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        help_text=_("Letters, figures and dashes, as people will type it: SPRING-2027."),
        error_messages={
            "required": _("Write the code."),
            "max_length": _("Keep it to 40 letters."),
        },
    )
    does = forms.ChoiceField(
        label=_("What it does"),
        choices=[
            ("percent", _("Takes a part off the price")),
            ("pounds", _("Takes a sum off the price")),
            ("unlock", _("Only opens a ticket that nobody else is offered")),
        ],
        initial="percent",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    percent = NumberField(
        label=_("How many percent off"),
        most=100,
        required=False,
        help_text=_("100 makes the ticket free, as a bursary does."),
    )
    pounds = PoundsField(label=_("How many pounds off each ticket"), required=False)
    fund = RowField(
        label=_("Paid by a bursary fund"),
        queryset=BursaryFund.objects.all(),
        to_field_name="ref",
        called=lambda fund: f"{fund.title}, {fund.left.brief}",
        required=False,
        help_text=_("The fund pays what is taken off, as long as it has money."),
    )
    activity = RowField(
        label=_("Good for"),
        queryset=Activity.objects.order_by("title_en"),
        to_field_name="ref",
        called=lambda activity: activity.title_en,
        required=False,
        help_text=_("Leave it empty when it is good for everything."),
    )
    unlocks = RowField(
        label=_("The ticket that it opens"),
        queryset=TicketType.objects.filter(
            visibility=TicketType.Visibility.CODE, withdrawn=False
        ).select_related("activity"),
        to_field_name="ref",
        called=lambda ticket: f"{ticket.activity.title_en}: {ticket.title_en}",
        required=False,
        help_text=_("Tickets “only for people who have a code” stand here."),
    )
    max_uses = NumberField(
        label=_("For how many tickets in all"),
        most=100_000,
        required=False,
        help_text=_("Leave it empty for no bound."),
    )
    valid_until = DayField(
        label=_("Last day on which it is good"),
        required=False,
        help_text=_("Leave it empty and it is good until you end it."),
    )

    def clean_code(self) -> str:
        code = applying.spelt(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(gettext("Use three letters, figures or dashes, or more."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        does = cleaned.get("does")
        if does == "percent" and "percent" in cleaned and not cleaned["percent"]:
            self.add_error("percent", gettext("Write how many percent."))
        if does == "pounds" and "pounds" in cleaned:
            self._check_pounds(cleaned["pounds"])
        if does == "unlock" and "unlocks" in cleaned:
            if not cleaned["unlocks"]:
                self.add_error("unlocks", gettext("Choose the ticket that it opens."))
            if cleaned.get("fund"):
                self.add_error("fund", gettext("It takes nothing off, so no fund pays anything."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `making.add_code` takes; valid forms only."""
        typed, does = self.cleaned_data, self.cleaned_data["does"]
        return {
            "code": typed["code"],
            "percent": typed["percent"] if does == "percent" else None,
            "pence_off": typed["pounds"].pence if does == "pounds" else None,
            "fund": typed["fund"],
            "activity": typed["activity"] or getattr(typed["unlocks"], "activity", None),
            "unlocks": typed["unlocks"],
            "max_uses": typed["max_uses"],
            "valid_until": self._ends(),
        }

    def _ends(self) -> datetime | None:
        day = self.cleaned_data["valid_until"]
        return clock.from_london(day + timedelta(days=1), time.min) if day else None

    def _check_pounds(self, pounds: Money | None) -> None:
        if not pounds:
            self.add_error("pounds", gettext("Write how many pounds."))
        elif pounds > MOST_OFF:
            self.add_error("pounds", gettext("Write %s or less.") % MOST_OFF.brief)


class BudgetForm(forms.Form):
    budget = PoundsField(
        label=_("How many pounds it may spend in all"),
        error_messages={"required": _("Write a sum.")},
    )

    def clean_budget(self) -> Money:
        budget: Money = self.cleaned_data["budget"]
        if budget > MOST_FUND:
            raise forms.ValidationError(gettext("Write %s or less.") % MOST_FUND.brief)
        return budget


class FundForm(BudgetForm):
    once = OnceField()
    title = forms.CharField(
        label=_("Name of the fund"),
        max_length=120,
        help_text=_("For you alone: nobody who books reads it."),
        error_messages={
            "required": _("Give the fund a name."),
            "max_length": _("Keep the name to 120 letters."),
        },
    )
    field_order = ("once", "title", "budget")
