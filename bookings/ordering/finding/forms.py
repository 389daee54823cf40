"""The address that a booking was made with."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one you gave when you booked."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Tell us the address you booked with."),
            "invalid": _("Check the address: it should look like name@example.org."),
        },
    )
