"""The amount of a ticket for what one can, on the first form. Nothing is chosen for anybody.

What covers our costs is shown first, then the least, then an amount of one's own.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bookings.catalogue.facts import TicketFacts
from bookings.ordering.choices import bounds
from kernel.money import Money, NotMoney

OTHER = "other"


def fields(ticket: TicketFacts) -> dict[str, forms.Field]:
    """The two fields of one ticket, by name."""
    return {
        f"amount-{ticket.ref}": forms.ChoiceField(
            label=_("What you pay for each: %(ticket)s") % {"ticket": ticket.title},
            choices=_choices(ticket),
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Choose one of the amounts.")},
        ),
        f"other-{ticket.ref}": forms.CharField(
            label=_("Another amount for each, in pounds"),
            max_length=20,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"max_length": _("Write an amount in pounds, for example 3 or 3.50.")},
        ),
    }


def initial(ticket: TicketFacts, chosen: Money) -> dict[str, str]:
    """What was chosen before."""
    if str(chosen.pence) in dict(_choices(ticket)):
        return {f"amount-{ticket.ref}": str(chosen.pence)}
    typed = chosen.brief.removeprefix("£").replace(",", "")
    return {f"amount-{ticket.ref}": OTHER, f"other-{ticket.ref}": typed}


def amount(form: forms.Form, ticket: TicketFacts) -> Money | None:
    """What was chosen for one ticket of this kind; None with the fault at its field."""
    cleaned: dict[str, Any] = form.cleaned_data
    choice = cleaned.get(f"amount-{ticket.ref}", "")
    typed = cleaned.get(f"other-{ticket.ref}", "")
    if choice == OTHER or (typed and not choice):
        return _typed(form, ticket, typed)
    if choice.isdigit():
        return Money(int(choice))
    if not form.has_error(f"amount-{ticket.ref}"):
        form.add_error(f"amount-{ticket.ref}", _("Choose what you pay. Any of these is fine."))
    return None


def _typed(form: forms.Form, ticket: TicketFacts, typed: str) -> Money | None:
    least, most = bounds(ticket)
    if form.has_error(f"other-{ticket.ref}"):
        return None
    try:
        chosen = Money.parse(typed)
    except NotMoney as fault:
        form.add_error(f"other-{ticket.ref}", str(fault))
        return None
    if least <= chosen <= most:
        return chosen
    form.add_error(
        f"other-{ticket.ref}",
        _("Write an amount from %(least)s to %(most)s.")
        % {"least": least.brief, "most": most.brief},
    )
    return None


def _choices(ticket: TicketFacts) -> list[tuple[str, str]]:
    least, _most = bounds(ticket)
    rows = {}
    if ticket.suggested:
        covers = _("covers our costs")
        rows[str(ticket.suggested.pence)] = f"{ticket.suggested.brief}: {covers}"
    lowest = _("just as welcome") if not least else _("the lowest price")
    rows.setdefault(str(least.pence), f"{least.brief}: {lowest}")
    return [*rows.items(), (OTHER, _("Another amount"))]
