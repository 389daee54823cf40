"""Somebody new, their roles, and what they tell us about their work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from safeguarding.vetting.models import Engagement, WorkRole
from safeguarding.vetting.staff.forms.base import OnceForm, choice, number, radios, words

ABROAD = [
    ("", _("Not asked yet")),
    ("no", _("No")),
    ("yes", _("Yes: a check from there is needed")),
]


class RoleForm(OnceForm):
    """A role that somebody has from a day on."""

    role = RowField(
        label=_("Role"),
        queryset=WorkRole.objects.order_by("title"),
        to_field_name="key",
        called=lambda role: f"{role.title} ({role.get_level_display()})",
    )
    from_date = DayField(label=_("From"))
    until_date = DayField(
        label=_("Until"),
        required=False,
        help_text=_("The first day on which they no longer work with us. Leave empty if open."),
    )
    basis = radios(
        _("On what terms"),
        Engagement.Basis.choices,
        initial=Engagement.Basis.SELF_EMPLOYED,
    )
    employer = words(
        _("Which agency or partner"),
        most=160,
        required=False,
        help_text=_("Only where somebody else sends or pays them."),
    )


class NewPersonForm(RoleForm):
    name = words(_("Full name"), most=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
    phone = words(_("Telephone"), most=40, required=False)
    field_order = [
        *("name", "email", "phone", "role", "from_date", "until_date", "basis", "employer"),
        "once",
    ]


class ToldForm(OnceForm):
    """What they tell us: under whose eye they work, days with others, time abroad."""

    supervised = forms.BooleanField(
        label=_("Somebody cleared is always beside them"),
        required=False,
        help_text=_("In sight and able to step in, every minute."),
    )
    days_elsewhere = number(
        _("Days in any thirty on which they work with children for others"),
        least=0,
        most=30,
        required=False,
        help_text=_("The law's three days in thirty count everywhere. Leave empty if not asked."),
    )
    lived_abroad = choice(
        _("Lived abroad for three months or more in the last five years"), ABROAD, required=False
    )

    def facts(self) -> dict[str, Any]:
        told = super().facts()
        told["lived_abroad"] = {"yes": True, "no": False}.get(told["lived_abroad"])
        return told


class EndForm(OnceForm):
    until_date = DayField(
        label=_("First day on which they no longer have this role"),
        help_text=_("Sessions after it that need them turn red at once."),
    )
