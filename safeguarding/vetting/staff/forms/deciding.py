"""Decisions by two people about a certificate that is not blank."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import RowField
from safeguarding.vetting.models import Disclosure, WorkRole
from safeguarding.vetting.records.disclosures import LONGEST_REASONS
from safeguarding.vetting.staff.forms.base import OnceForm, radios, words


class ProposeForm(OnceForm):
    role = RowField(
        label=_("For which role"),
        queryset=WorkRole.objects.none(),
        to_field_name="key",
        called=lambda role: role.title,
    )
    decision = radios(_("What you propose"), Disclosure.Decision.choices)
    reasons = words(
        _("Why"),
        most=LONGEST_REASONS,
        help_text=_(
            "The risk in this role and what lessens it. Never what the certificate says. "
            "Kept sealed: every sight is recorded."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, roles: QuerySet[WorkRole], **options: Any) -> None:
        super().__init__(*args, **options)
        role = self.fields["role"]
        assert isinstance(role, RowField)
        role.queryset = roles


class AnswerForm(OnceForm):
    answer = radios(
        _("Your word"),
        [("agreed", _("I agree: let it be so")), ("declined", _("I do not agree"))],
    )
