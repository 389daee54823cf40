"""What is typed when somebody agrees to status checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField
from safeguarding.vetting.models import UpdateSubscription
from safeguarding.vetting.staff.forms import OnceForm


class ConsentForm(OnceForm):
    """The Service asks for the date of birth; what is on file stays unless it was empty."""

    forename = forms.CharField(label=_("First name on the certificate"), max_length=100)
    surname = forms.CharField(label=_("Last name on the certificate"), max_length=100)
    birth_date = forms.DateField(
        label=_("Date of birth"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like this: 5/12/1980.")},
    )
    consent_date = DayField(label=_("Agreed on"))
    consent_how = forms.ChoiceField(
        label=_("How they agreed"), choices=UpdateSubscription.How.choices, widget=forms.RadioSelect
    )

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}
