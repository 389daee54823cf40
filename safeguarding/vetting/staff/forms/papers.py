"""Training, insurance, licences."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from kernel.money import Money
from kernel.people.models import Person
from safeguarding.vetting.models import Licence, TrainingTopic
from safeguarding.vetting.staff.forms.base import OnceForm, SeenForm, choice, number, words

COVERS = [(n, f"£{n},000,000") for n in (1, 2, 5, 10)]
UNTIL_HELP = _("The first day on which it no longer counts.")


class TrainingForm(OnceForm):
    topic = RowField(
        label=_("What it is about"),
        queryset=TrainingTopic.objects.order_by("title"),
        required=False,
        to_field_name="key",
        called=lambda topic: topic.title,
        help_text=_("Choose it where a role asks for it; roles are met by topic."),
    )
    title = words(
        _("What the training was called"), most=160, help_text=_("As its certificate says.")
    )
    level = number(_("Level"), least=1, most=9, required=False)
    safeguarding = forms.BooleanField(
        label=_("It counts as safeguarding training"), required=False, initial=True
    )
    completed_date = DayField(label=_("Completed on"))
    until_date = DayField(
        label=_("Counts until"),
        required=False,
        help_text=_("The first day on which it no longer counts. Leave empty if it never lapses."),
    )


class InsuranceForm(SeenForm):
    amount = choice(_("It covers up to"), COVERS, initial=5)
    from_date = DayField(label=_("From"))
    until_date = DayField(label=_("Until"), help_text=UNTIL_HELP)
    field_order = ["amount", "from_date", "until_date", "seen_date", "seen_by"]

    def facts(self) -> dict[str, Any]:
        told = super().facts()
        return {**told, "amount": Money(int(told["amount"]) * 1_000_000_00)}


class LicenceForm(SeenForm):
    kind = choice(_("Kind"), [k for k in Licence.Kind.choices if k[0] != Licence.Kind.BOPA])
    authority = words(_("Given by which council"), most=160)
    from_date = DayField(label=_("From"))
    until_date = DayField(label=_("Until"), help_text=UNTIL_HELP)
    days_allowed = number(
        _("Days it allows"),
        least=1,
        most=366,
        required=False,
        help_text=_("Only where the licence says so."),
    )
    field_order = [
        *("kind", "authority", "from_date", "until_date", "days_allowed"),
        *("seen_date", "seen_by"),
    ]


class LetterForm(SeenForm):
    """One letter about one person: what it confirms, and who met them at the door."""

    organisation = words(_("Which agency or partner wrote it"), most=160)
    dated = DayField(label=_("The letter is dated"))
    level = choice(_("Level of the DBS check it confirms"), [("", _("None"))], required=False)
    issued_date = DayField(label=_("Issued on, by the letter"), required=False)
    review_due = DayField(label=_("To be looked at again on"), required=False)
    certificate_shown = forms.BooleanField(
        label=_("They showed us the certificate as well"), required=False
    )
    identity_date = DayField(
        label=_("We checked on arrival that it is the person, on"), required=False
    )
    identity_by = RowField(
        label=_("Who of us checked"),
        queryset=Person.objects.none(),
        required=False,
        to_field_name="ref",
        called=lambda person: person.name,
    )

    def __init__(
        self,
        *args: Any,
        witnesses: QuerySet[Person],
        kinds: list[tuple[str, Any]],
        levels: list[tuple[str, Any]],
        **options: Any,
    ) -> None:
        super().__init__(*args, witnesses=witnesses, **options)
        self.fields["seen_date"].label = _("It came to us on")
        self.fields["seen_by"].label = _("Who of us read it")
        self.fields["level"].choices = levels  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["identity_by"].queryset = witnesses  # type: ignore[attr-defined]  # a RowField
        self.fields["others"] = forms.MultipleChoiceField(
            label=_("What else it confirms"),
            choices=kinds,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(
            [
                *("organisation", "dated", "seen_date", "seen_by"),
                *("level", "issued_date", "review_due", "others"),
                *("certificate_shown", "identity_date", "identity_by"),
            ]
        )
