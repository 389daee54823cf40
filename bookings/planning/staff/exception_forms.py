"""What somebody types who asks for an exception."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Session
from kernel import clock
from kernel.desk.once import OnceField
from safeguarding import clearance


class AskForm(forms.Form):
    """For one of the session's red findings; what no two people can allow is not offered."""

    once = OnceField()
    what = forms.ChoiceField(
        label=_("What should be allowed"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what should be allowed."),
            "invalid_choice": _("That is no longer so. Choose from what is shown."),
        },
    )
    reason = forms.CharField(
        label=_("Why it is safe, and what you do about it"),
        help_text=_("Read by the safeguarding team. Write nothing of what a certificate says."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Say why it is safe, and what you do about it."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
    )
    until = forms.DateField(
        label=_("Until the end of"),
        help_text=_("The session's own day at the latest."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Say when the exception ends."),
            "invalid": _("Write the date as day, month and year."),
        },
    )

    def __init__(
        self, *args: Any, session: Session, findings: list[clearance.Finding], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.session = session
        self.findings = {self._key(finding): finding for finding in findings}
        self.fields["what"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (key, f"{finding.text} {finding.detail}".strip())
            for key, finding in self.findings.items()
        ]
        self.fields["until"].initial = clock.london_date(session.ends_at)
        if len(self.findings) == 1:
            self.fields["what"].initial = next(iter(self.findings))

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until > clock.london_date(self.session.ends_at):
            raise forms.ValidationError(_t("An exception ends with its session at the latest."))
        return until

    @property
    def chosen(self) -> clearance.Finding:
        return self.findings[self.cleaned_data["what"]]

    @property
    def ends_at(self) -> datetime:
        """The end of that day in London, or of the session, whichever comes first."""
        midnight = clock.from_london(self.cleaned_data["until"] + timedelta(days=1), time.min)
        return min(midnight, self.session.ends_at)

    @staticmethod
    def _key(finding: clearance.Finding) -> str:
        return f"{finding.rule}-{finding.person_id or 'all'}"


class AnswerForm(forms.Form):
    """Which button."""

    answer = forms.ChoiceField(choices=[("approve", ""), ("decline", ""), ("call_back", "")])
