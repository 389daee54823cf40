"""What is typed when somebody agrees to status checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField
from safeguarding.vetting.models import UpdateSubscription
from safeguarding.vetting.staff.forms import OnceForm


class ConsentForm(OnceForm):
    forename = forms.CharField(label=_("First name on the certificate"), max_length=100)
    surname = forms.CharField(label=_("Last name on the certificate"), max_length=100)
    consent_date = DayField(label=_("Agreed on"))
    consent_how = forms.ChoiceField(
        label=_("How they agreed"), choices=UpdateSubscription.How.choices, widget=forms.RadioSelect
    )

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}
