"""What a ticket costs: a price, nothing, what one can, or an invoice afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.staff.fields import PoundsField
from kernel.money import Money

DEAREST = Money(10_000_00)
NAMES = ("kind", "price", "lowest", "suggested", "highest")


class PriceFields(forms.Form):
    """A part of the form of a new ticket."""

    kind = forms.ChoiceField(
        label=_("What it costs"),
        choices=[
            ("fixed", _("A price")),
            ("free", _("Nothing: it is free")),
            ("pwyc", _("What people can pay")),
            ("quote", _("A price that we invoice afterwards: not sold online")),
        ],
        initial="fixed",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    price = PoundsField(
        label=_("Price in pounds"),
        required=False,
        help_text=_("For example 6 or 4.50. Leave it empty for a free ticket."),
    )
    lowest = PoundsField(
        label=_("The least, in pounds, where people pay what they can"),
        required=False,
        help_text=_("Often 0. What somebody pays above it is a gift."),
    )
    suggested = PoundsField(
        label=_("What covers your costs, in pounds"),
        required=False,
        help_text=_("Shown first, chosen for nobody."),
    )
    highest = PoundsField(
        label=_("The most, in pounds"), required=False, help_text=_("Leave it empty for no bound.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == "pwyc":
            self._check_what_you_can(cleaned)
        elif kind and "price" in cleaned:
            self._check_price(kind, cleaned["price"])
        return cleaned

    def price_facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        facts: dict[str, Any] = {"kind": typed["kind"], "price_pence": _pence(typed["price"]) or 0}
        if typed["kind"] == "pwyc":
            facts |= {
                "price_pence": 0,
                "min_pence": _pence(typed["lowest"]),
                "suggested_pence": _pence(typed["suggested"]),
                "max_pence": _pence(typed["highest"]),
            }
        return facts

    def _check_price(self, kind: str, price: Money | None) -> None:
        if kind == "free" and price:
            self.add_error(
                "price",
                gettext("A free ticket has no price. Empty this, or choose “a price” above."),
            )
        elif kind in {"fixed", "quote"} and not price:
            self.add_error("price", gettext("Write the price, or choose “free” above."))
        elif price and price > DEAREST:
            self.add_error("price", gettext("%s is the most a ticket can cost.") % DEAREST)

    def _check_what_you_can(self, cleaned: dict[str, Any]) -> None:
        """In order: the least, what covers the costs, the most."""
        if "lowest" in cleaned and cleaned["lowest"] is None:
            self.add_error("lowest", gettext("Write the least that people may pay, often 0."))
        before: Money | None = None
        for name in ("lowest", "suggested", "highest"):
            sum_typed = cleaned.get(name)
            if sum_typed is None:
                continue
            if sum_typed > DEAREST:
                self.add_error(name, gettext("%s is the most a ticket can cost.") % DEAREST)
            elif before is not None and sum_typed < before:
                self.add_error(name, gettext("Write %s or more.") % before.brief)
            before = sum_typed


def _pence(typed: Money | None) -> int | None:
    return None if typed is None else typed.pence
