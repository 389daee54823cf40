"""Forms translate what people type into values; the rules live below."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext as _p

from bookings.ordering import gift, what_you_can
from bookings.ordering.offer import Offer
from fundraising.campaigns.models import Campaign
from kernel.money import Money, NotMoney


class TicketsForm(forms.Form):
    """How many of each ticket. `page_key` makes a double click one booking.

    `instead_of`: the secret of an earlier booking, whose places and answers go over to the new one.
    """

    page_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    instead_of = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        for ticket in offer.tickets:
            field = forms.IntegerField(
                label=ticket.title,
                help_text=ticket.note,
                min_value=0,
                max_value=ticket.most,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "max": ticket.most}),
                error_messages={
                    "invalid": _("Write a whole number of tickets, for example 2."),
                    "min_value": _("Write 0 or more."),
                    "max_value": _("You can choose up to %(most)d. For more, please ring us.")
                    % {"most": ticket.most},
                },
            )
            self.fields[f"ticket-{ticket.ref}"] = field
            if ticket.is_what_you_can:
                self.fields |= what_you_can.fields(ticket)

    @property
    def wanted(self) -> dict[str, int]:
        """Quantity by ticket reference; valid forms only."""
        return {t.ref: self.cleaned_data[f"ticket-{t.ref}"] or 0 for t in self.offer.tickets}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asked = [t for t in self.offer.tickets if t.is_what_you_can]
        chosen = [t for t in asked if cleaned.get(f"ticket-{t.ref}")]
        self._amounts = {ticket.ref: what_you_can.amount(self, ticket) for ticket in chosen}
        return cleaned

    @property
    def amounts(self) -> dict[str, Money]:
        """What one of each ticket for what one can shall cost; valid forms only."""
        return {ref: amount for ref, amount in self._amounts.items() if amount is not None}

    @property
    def rows(self) -> Iterator[tuple[Any, forms.BoundField, list[forms.BoundField]]]:
        """Each ticket beside its field, and the fields of its amount, for the page."""
        for ticket in self.offer.tickets:
            names = [f"amount-{ticket.ref}", f"other-{ticket.ref}"]
            own = [self[name] for name in names] if ticket.is_what_you_can else []
            yield ticket, self[f"ticket-{ticket.ref}"], own


SMALL, MODEST = 300, 2000  # always on offer beside the campaign's own; and the most of those


class GiftForm(forms.Form):
    """A gift to a campaign, if anybody likes. Nothing is chosen beforehand."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Your gift"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the amounts below.")},
    )
    other = forms.CharField(
        label=gettext_lazy("Another amount, in pounds"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        says = {row["pence"]: row["says"] for row in campaign.amounts}
        small = sorted({SMALL, *sorted(p for p in says if p <= MODEST and p != SMALL)[:2]})
        choices = [
            (
                str(pence),
                f"{Money(pence).brief}: {says[pence]}" if pence in says else Money(pence).brief,
            )
            for pence in small
        ]
        self.fields["choice"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            *choices,
            ("other", _("Another amount")),
            ("none", _p("no gift", "No gift today")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        choice, typed = cleaned.get("choice", ""), cleaned.get("other", "")
        if choice == "other" or (typed and not choice):
            try:
                cleaned["amount"] = Money.parse(typed)
            except NotMoney as fault:
                self.add_error("other", str(fault))
                return cleaned
            if not gift.LEAST <= cleaned["amount"] <= gift.MOST:
                self.add_error(
                    "other",
                    _("A gift can be from %(least)s to %(most)s.")
                    % {"least": gift.LEAST.brief, "most": gift.MOST.brief},
                )
        else:
            cleaned["amount"] = Money(int(choice)) if choice.isdigit() else Money(0)
        return cleaned
