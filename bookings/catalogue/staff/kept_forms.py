"""How many places are kept, for whom, and when they go back."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Session
from bookings.catalogue.staff.fields import MOST_PLACES, NumberField
from bookings.ordering.models import CapacityPool
from kernel.desk.once import OnceField

KINDS = {
    "access": _("People with access needs"),
    "schools": _("Schools"),
    "bursary": _("People with a bursary"),
    "staff": _("Whoever we give them to ourselves"),
}


class KeepForm(forms.Form):
    once = OnceField()
    kind = forms.ChoiceField(
        label=_("Keep them for"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    places = NumberField(label=_("How many more places"), most=MOST_PLACES)
    days = NumberField(
        label=_("They go back to everybody, days before the date"),
        least=0,
        most=365,
        required=False,
        help_text=_(
            "The box office hears of it two days earlier. Leave it empty and they stay kept until "
            "somebody gives them back."
        ),
    )
    everywhere = forms.BooleanField(
        label=_("The same on every date still to come"),
        required=False,
    )

    def release_at(self, session: Session) -> datetime | None:
        """Valid forms only."""
        days = self.cleaned_data["days"]
        return None if days is None else session.starts_at - timedelta(days=days)


def words(pool: CapacityPool) -> str:
    return str(KINDS[pool.kind])
