"""Whom to ring, and who may collect: once for everybody who comes on their own."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bookings.ordering.people.fields import MOST_NAME
from bookings.ordering.people.unjudged import MayWait
from safeguarding.care import Contact

FIGURES = re.compile(r"\+?[\d\s().-]+", re.ASCII)
LONG = 11  # figures of a British number
MOST_COLLECTORS = 8
LONGEST = gettext_lazy("That is longer than we can keep. Shorten it.")


class PhoneField(forms.CharField):
    """A number that somebody can ring. `whose`: the field of the form that names its owner."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=40,
            widget=forms.TelInput(attrs={"autocomplete": "off"}),
            error_messages={
                "required": gettext_lazy("We need a number to ring."),
                "max_length": LONGEST,
            },
            **options,
        )


def fault_of(number: str, name: str) -> str:
    """What is wrong with a telephone number, by name; empty: somebody can ring it."""
    owner = name.split(" ")[0] if name else _("this person")
    if not FIGURES.fullmatch(number):
        return _("Write %(name)s’s number in figures, like 07700 900301.") % {"name": owner}
    figures = sum(sign.isdigit() for sign in number)
    abroad = number.startswith(("+", "00"))
    short = 8 - figures if abroad else LONG - figures
    # Some numbers on land have ten.
    if figures == LONG - 1 and not abroad and not number.startswith("07"):
        short = 0
    if short > 0:
        return ngettext(
            "Check %(name)s’s number: it is %(short)d digit short.",
            "Check %(name)s’s number: it is %(short)d digits short.",
            short,
        ) % {"name": owner, "short": short}
    if figures > (15 if abroad else LONG):
        return _("Check %(name)s’s number: it is too long.") % {"name": owner}
    return ""


class ContactsForm(MayWait):
    """Two people to ring, and the names of those who may take a child home."""

    first_name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=MOST_NAME,
        error_messages={
            "required": gettext_lazy("Tell us whom to ring first."),
            "max_length": LONGEST,
        },
    )
    first_relation = forms.CharField(
        label=gettext_lazy("Who they are"),
        help_text=gettext_lazy("Mum, gran, neighbour."),
        max_length=60,
        required=False,
        error_messages={"max_length": LONGEST},
    )
    first_phone = PhoneField(label=gettext_lazy("Telephone"))
    second_name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=MOST_NAME,
        error_messages={
            "required": gettext_lazy("Tell us whom to ring if the first does not answer."),
            "max_length": LONGEST,
        },
    )
    second_relation = forms.CharField(
        label=gettext_lazy("Who they are"),
        max_length=60,
        required=False,
        error_messages={"max_length": LONGEST},
    )
    second_phone = PhoneField(label=gettext_lazy("Telephone"))
    collectors = forms.CharField(
        label=gettext_lazy("Who may collect"),
        help_text=gettext_lazy(
            "A name a line. We hand nobody over to anybody else. Leave it empty if nobody is "
            "collected, and tell us at the door."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": LONGEST},
    )
    word = forms.CharField(
        label=gettext_lazy("A word they say at the door"),
        help_text=gettext_lazy("Only if you want one."),
        max_length=60,
        required=False,
        error_messages={"max_length": LONGEST},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, may_keep: bool = False, **kwargs: Any) -> None:
        """`may_keep`: something was told before and is not shown; all empty leaves it as it is."""
        super().__init__(*args, **kwargs)
        self.may_keep = may_keep
        if may_keep and not any(self.data.get(self.add_prefix(name)) for name in self.fields):
            for each in self.fields.values():
                each.required = False

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in ("first_name", "first_relation", "first_phone")]

    @property
    def second(self) -> list[forms.BoundField]:
        return [self[name] for name in ("second_name", "second_relation", "second_phone")]

    @property
    def collecting(self) -> list[forms.BoundField]:
        return [self["collectors"], self["word"]]

    @property
    def keeps(self) -> bool:
        """Nothing was written, and something is there; valid forms only."""
        return self.may_keep and not self.cleaned_data.get("first_name")

    @property
    def contacts(self) -> list[Contact]:
        typed = self.cleaned_data
        return [
            Contact(typed[f"{n}_name"], typed[f"{n}_relation"], typed[f"{n}_phone"])
            for n in ("first", "second")
        ]

    def clean_collectors(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["collectors"].splitlines()]
        names = [line for line in lines if line]
        if len(names) > MOST_COLLECTORS:
            raise ValidationError(
                _("Write up to %(most)d names, one a line.") % {"most": MOST_COLLECTORS}
            )
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for n in ("first", "second"):
            number = cleaned.get(f"{n}_phone")
            if number and (says := fault_of(number, cleaned.get(f"{n}_name") or "")):
                self.add_error(f"{n}_phone", says)
        one, other = (_figures(cleaned.get(f"{n}_phone")) for n in ("first", "second"))
        if one and one == other and not self.errors:
            self.add_error(
                "second_phone",
                _("That is the same number again. Give us somebody else to ring."),
            )
        return cleaned


def _figures(number: str | None) -> str:
    return "".join(sign for sign in number or "" if sign.isdigit())
