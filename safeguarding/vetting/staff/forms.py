"""What the safeguarding team types: plain forms, never Wagtail's, so that nothing is kept twice."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from kernel.desk.once import OnceField
from kernel.people.models import Person
from safeguarding.vetting.models import Check, Engagement, WorkRole

CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")}


def _words(label: Any, *, most: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        error_messages={
            "required": _("Write something here."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
        **options,
    )


class OnceForm(forms.Form):
    """Sent twice, it acts once."""

    once = OnceField()

    def facts(self) -> dict[str, Any]:
        """What the action takes; valid forms only."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}


class CheckForm(OnceForm):
    outcome = forms.ChoiceField(
        label=_("How it stands"),
        choices=Check.Outcome.choices,
        initial=Check.Outcome.CLEAR,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[("", _("Choose")), *(c for c in WorkRole.Level.choices if c[0] != "none")],
        help_text=_("As printed on the certificate. Ask for no more than the role allows."),
        error_messages=CHOOSE,
    )
    workforce = forms.ChoiceField(
        label=_("Workforce"),
        choices=[("", _("As the level says")), *Check.Workforce.choices],
        required=False,
        help_text=_("Under “Position applied for”."),
        error_messages=CHOOSE,
    )
    number = _words(
        _("Certificate number"),
        most=20,
        required=False,
        help_text=_("12 figures; it may start with nought. Kept sealed: every sight is recorded."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    issued_date = DayField(label=_("Issued on"), required=False)
    seen_date = DayField(label=_("Original seen on"), required=False)
    seen_by = RowField(
        label=_("Seen by"),
        queryset=Person.objects.none(),
        required=False,
        to_field_name="ref",
        called=lambda person: person.name,
    )
    review_due = DayField(
        label=_("Re-check due on"),
        required=False,
        help_text=_("Our own rule: a certificate has no expiry. Often three years."),
    )
    update_service = forms.BooleanField(label=_("On the Update Service"), required=False)
    status_checked_date = DayField(label=_("Status last checked on"), required=False)

    def __init__(self, *args: Any, witnesses: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        seen_by = self.fields["seen_by"]
        assert isinstance(seen_by, RowField)
        seen_by.queryset = witnesses


class TrainingForm(OnceForm):
    title = _words(_("Training"), most=160)
    safeguarding = forms.BooleanField(
        label=_("It counts as safeguarding training"), required=False, initial=True
    )
    completed_date = DayField(label=_("Completed on"))
    until_date = DayField(
        label=_("Counts until"),
        required=False,
        help_text=_("The first day on which it no longer counts. Leave empty if it never lapses."),
    )


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
    basis = forms.ChoiceField(
        label=_("On what terms"),
        choices=Engagement.Basis.choices,
        initial=Engagement.Basis.SELF_EMPLOYED,
        error_messages=CHOOSE,
    )
    employer = _words(
        _("Which agency or partner"),
        most=160,
        required=False,
        help_text=_("Only where somebody else sends or pays them."),
    )


class NewPersonForm(RoleForm):
    name = _words(_("Full name"), most=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
    phone = _words(_("Telephone"), most=40, required=False)
    field_order = [
        "name",
        "email",
        "phone",
        "role",
        "from_date",
        "until_date",
        "basis",
        "employer",
        "once",
    ]


class EndForm(OnceForm):
    until_date = DayField(
        label=_("First day on which they no longer have this role"),
        help_text=_("Sessions after it that need them turn red at once."),
    )


class NewRoleForm(OnceForm):
    title = _words(_("Title"), most=120)
    activity = _words(_("What somebody in it does"), most=250)
    level = forms.ChoiceField(
        label=_("Check it may ask for"),
        choices=[("", _("Choose")), *WorkRole.Level.choices],
        help_text=_("Never higher than the law allows for what they do."),
        error_messages=CHOOSE,
    )
    rationale = _words(
        _("Why the law lets us ask for that level"),
        most=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
