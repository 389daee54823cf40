"""Who books: the one address that everything goes to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.ordering.people.unjudged import MayWait

FIELDS = ("name", "email", "phone")


class BookerForm(MayWait):
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell us your name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The tickets go there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Tell us where to send the tickets."),
            "invalid": _("Check the address: it should look like name@example.org."),
        },
    )
    phone = forms.CharField(
        label=_("A telephone number for the day"),
        help_text=_("Only if plans change or somebody needs you."),
        max_length=40,
        required=False,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, asks_booker: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_booker:
            for name in FIELDS:
                del self.fields[name]

    @property
    def booker(self) -> dict[str, str] | None:
        """Valid forms only; None where who books stays as it is."""
        if "email" not in self.fields:
            return None
        return {name: self.cleaned_data[name] for name in FIELDS}

    @property
    def booker_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS if name in self.fields]
