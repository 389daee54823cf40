"""What an administrator types: whom to invite, which role for how long, why."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from kernel import clock
from kernel.desk.fields import DayField
from kernel.desk.once import OnceField
from kernel.people.accounts import AUDIT_SCOPES, NAME_AT_MOST
from kernel.people.roles import Role
from kernel.people.staff import role_words
from kernel.people.stewardship import Lost


class OnceForm(forms.Form):
    """Sent twice it acts once."""

    once = OnceField()


class RoleTimeForm(OnceForm):
    """The last day of a role, and what an auditor looks at."""

    last_day = DayField(
        label=_lazy("Last day"),
        required=False,
        help_text=_lazy("Leave it empty if there is none. An auditor always has one."),
    )
    scope = forms.ChoiceField(
        label=_lazy("What an auditor looks at"),
        required=False,
        choices=[("", _lazy("Not an auditor")), *AUDIT_SCOPES.items()],
    )

    def until(self) -> datetime | None:
        day: date | None = self.cleaned_data.get("last_day")
        return clock.from_london(day + timedelta(days=1), time()) if day else None


class InviteForm(RoleTimeForm):
    field_order = ("name", "email", "roles", "last_day", "scope")

    name = forms.CharField(label=_lazy("Name"), max_length=NAME_AT_MOST)
    email = forms.EmailField(label=_lazy("E-mail address"))
    roles = forms.MultipleChoiceField(
        label=_lazy("Roles"),
        choices=role_words.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _lazy("Choose at least one role.")},
    )

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not name:
            raise ValidationError(_("Type their name."))
        return name

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name": data["name"],
            "email": data["email"],
            "roles": [Role(role) for role in data["roles"]],
            "until_at": self.until(),
            "scope": data["scope"],
        }


class GiveForm(RoleTimeForm):
    field_order = ("role", "first_day", "last_day", "scope")

    role = forms.ChoiceField(
        label=_lazy("Role"), choices=role_words.choices, widget=forms.RadioSelect
    )
    first_day = DayField(label=_lazy("First day"))

    def facts(self, *, at: datetime) -> dict[str, Any]:
        data = self.cleaned_data
        begins = clock.from_london(data["first_day"], time())
        return {
            "role": Role(data["role"]),
            "from_at": at if data["first_day"] == clock.london_date(at) else begins,
            "until_at": self.until(),
            "scope": data["scope"] if data["role"] == Role.AUDITOR else "",
        }


class ResetForm(OnceForm):
    why = forms.ChoiceField(label=_lazy("Why"), choices=Lost.choices, widget=forms.RadioSelect)
