"""Certificates of somebody's record, applied for or in hand, and checks made abroad."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField
from kernel.people.models import Person
from safeguarding.vetting.countries import COUNTRIES
from safeguarding.vetting.models import PVG, Check, CheckKind, Level, Workforce
from safeguarding.vetting.staff.forms.base import (
    EMPTY,
    OnceForm,
    SeenForm,
    choice,
    radios,
    words,
)

Outcome, Source = Check.Outcome, Check.Source
OUTCOMES = [
    (Outcome.CLEAR, _("It is blank: we accept it")),
    (Outcome.TO_DECIDE, _("It is not blank: two people are to decide")),
    (Outcome.NOT_ACCEPTED, _("We do not accept it")),
]


def levels(kind: str) -> list[tuple[str, Any]]:
    """The levels that a certificate of this kind may have."""
    if kind == CheckKind.PVG:
        return [EMPTY, *((level, level.label) for level in PVG)]
    others = [level for level in Level if level != Level.NONE and level not in PVG]
    return [EMPTY, *((level, level.label) for level in others)]


class _OfKind(forms.Form):
    """Fields that read differently by the kind of certificate."""

    kind = ""

    def fit(self) -> None:
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)
        level.choices = levels(self.kind)
        if self.kind != CheckKind.DBS:
            for name in ("update_service", "status_checked_date"):
                self.fields.pop(name, None)


class AppliedForm(_OfKind, OnceForm):
    """It has been applied for: from now on the record says so."""

    level = choice(
        _("Level"), [EMPTY], help_text=_("No more than the role allows; see “Work roles”.")
    )
    applied_date = DayField(label=_("Applied for on"))
    issued_date = DayField(
        label=_("Issued on, if it has been"),
        required=False,
        help_text=_(
            "Fill this in while the certificate is with them and nobody of ours has seen it."
        ),
    )

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        self.fit()

    def facts(self) -> dict[str, Any]:
        return {"kind": self.kind, "outcome": Outcome.PENDING, **super().facts()}


class CertificateForm(_OfKind, SeenForm):
    """Somebody of ours has the original in hand. Facts alone: never what it says."""

    level = choice(_("Level"), [EMPTY], help_text=_("As it is printed on the certificate."))
    workforce = choice(
        _("Workforce"),
        [("", _("As the level says")), *Workforce.choices],
        required=False,
        help_text=_("Under “Position applied for”."),
    )
    number = words(
        _("Certificate number"),
        most=40,
        help_text=_("It may start with nought. Kept sealed: every sight is recorded."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    issued_date = DayField(label=_("Issued on"))
    outcome = radios(_("How it reads"), OUTCOMES, initial=Outcome.CLEAR)
    review_due = DayField(
        label=_("To be looked at again on"),
        help_text=_("Our own rule, often three years: a certificate has no expiry."),
    )
    update_service = forms.BooleanField(
        label=_("They are on the Update Service and let us ask it"), required=False
    )
    status_checked_date = DayField(label=_("Its status was last checked on"), required=False)
    field_order = [
        *("level", "workforce", "number", "issued_date", "seen_date", "seen_by"),
        *("outcome", "review_due", "update_service", "status_checked_date"),
    ]

    def __init__(
        self,
        *args: Any,
        kind: str,
        witnesses: QuerySet[Person],
        source: str = Source.OURS,
        **options: Any,
    ) -> None:
        super().__init__(*args, witnesses=witnesses, **options)
        self.kind, self.source = kind, source
        self.fields["seen_date"].label = _("We saw the original on")
        self.fields["seen_by"].label = _("Who of us saw it")
        if kind == CheckKind.DBS:
            self.fields["number"].widget.attrs["inputmode"] = "numeric"
            self.fields["number"].help_text = _(
                "12 figures; it may start with nought. Kept sealed: every sight is recorded."
            )
        if kind == CheckKind.PVG:
            self.fields["review_due"].help_text = _(
                "Membership lasts five years for those who joined from April 2026."
            )
        self.fit()

    def facts(self) -> dict[str, Any]:
        return {"kind": self.kind, "source": self.source, **super().facts()}


class BroughtForm(CertificateForm):
    """A certificate that somebody brought: ours to accept only where it fits what they do here."""

    same_person = forms.BooleanField(
        label=_("I looked at the original and at a photograph of them: it is the same person"),
        error_messages={"required": _("Look at both before you accept it.")},
    )
    field_order = ["same_person", *CertificateForm.field_order]

    def facts(self) -> dict[str, Any]:
        told = super().facts()
        told.pop("same_person")
        return told


class AbroadForm(SeenForm):
    country = choice(_("Country"), [EMPTY, *COUNTRIES.items()])
    issued_date = DayField(label=_("Issued on"))
    outcome = radios(_("How it reads"), OUTCOMES, initial=Outcome.CLEAR)
    field_order = ["country", "issued_date", "seen_date", "seen_by", "outcome"]

    def facts(self) -> dict[str, Any]:
        return {"kind": CheckKind.OVERSEAS, **super().facts()}
