"""What the safeguarding lead types to accept a gentler ratio."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.planning.sign_off import MOST
from kernel.desk.once import OnceField


class SignOffForm(forms.Form):
    once = OnceField()
    ratio = forms.IntegerField(
        label=_("People to each of our adults"),
        min_value=1,
        max_value=MOST,
        error_messages={
            "required": _("Write a number."),
            "invalid": _("Write a whole number."),
            "min_value": _("Write %(limit_value)s or more."),
            "max_value": _("Write %(limit_value)s or less."),
        },
    )
    reason = forms.CharField(
        label=_("Why that is safe"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Say why that ratio is safe."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
    )
