"""Who waits, where we write to, and for how many."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.ordering.waiting.models import MOST


class WaitingForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Tell us your name."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We write to it once, when there are places, and for nothing else."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Tell us where to write to."),
            "invalid": _("Check the address: it should look like name@example.org."),
        },
    )
    people = forms.IntegerField(
        label=_("How many places"),
        min_value=1,
        max_value=MOST,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Say how many places you would like."),
            "invalid": _("Write a whole number, for example 2."),
            "min_value": _("Write 1 or more."),
            "max_value": _("Write %(limit_value)d or fewer. For more, please ring us."),
        },
    )
