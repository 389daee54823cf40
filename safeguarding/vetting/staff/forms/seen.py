"""Checks that are no certificate: who did it, on which day, and how it came out."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField
from kernel.people.models import Person
from safeguarding.vetting.models import Check, CheckKind
from safeguarding.vetting.staff.forms.base import SeenForm, radios

Outcome = Check.Outcome

# What somebody does for each, and how it may come out, in the words of the day.
DONE: dict[str, Any] = {
    CheckKind.IDENTITY: _("It is the person, in photograph, name and address"),
    CheckKind.RIGHT_TO_WORK: _("They may work in the United Kingdom"),
    CheckKind.REFERENCE: _("The reference is satisfactory"),
    CheckKind.PROHIBITION: _("They are not prohibited from teaching"),
    CheckKind.SECTION_128: _("No section 128 direction is in force"),
    CheckKind.ONLINE_SEARCH: _("The search found nothing to ask about"),
    CheckKind.SELF_DECLARATION: _("The declaration is complete and raises no question"),
    CheckKind.QUALIFICATION: _("The original qualification was seen"),
    CheckKind.AGREEMENT: _("The agreement is signed by both sides"),
}
# Kinds that come round again, with what the day means.
AGAIN: dict[str, tuple[Any, Any]] = {
    CheckKind.RIGHT_TO_WORK: (
        _("Permission ends on"),
        _("The day of the follow-up check. Leave empty if their right has no end."),
    ),
    CheckKind.SELF_DECLARATION: (
        _("To be asked again on"),
        _("Often a year later. Leave empty for never."),
    ),
    CheckKind.AGREEMENT: (_("Until"), _("Leave empty if it has no end.")),
}
HELP: dict[str, Any] = {
    CheckKind.IDENTITY: _(
        "Keep no copy. Write the day and who looked; that is all the record needs."
    ),
    CheckKind.RIGHT_TO_WORK: _("By the documents, or by the share code on GOV.UK."),
    CheckKind.REFERENCE: _("One record for each reference, once it has come and was talked over."),
    CheckKind.PROHIBITION: _("In “Check a teacher's record”. Only for teaching work."),
    CheckKind.SECTION_128: _("Only for those who manage an independent school or academy."),
    CheckKind.ONLINE_SEARCH: _("Tell people beforehand that you will search. Keep no print."),
    CheckKind.SELF_DECLARATION: _("What they declared stays with you: here only that they did."),
    CheckKind.QUALIFICATION: _("Only where the work asks for one."),
    CheckKind.AGREEMENT: _("The day on which the last of us signed."),
}


class SeenOnceForm(SeenForm):
    outcome = radios(_("How it came out"), [(Outcome.CLEAR, "")], initial=Outcome.CLEAR)
    review_due = DayField(label=_("To be looked at again on"), required=False)
    field_order = ["outcome", "seen_date", "seen_by", "review_due"]

    def __init__(self, *args: Any, kind: str, witnesses: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, witnesses=witnesses, **options)
        self.kind = kind
        outcome = self.fields["outcome"]
        outcome.choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Outcome.CLEAR, DONE[kind]),
            (Outcome.PENDING, _("It has been asked for and has not come")),
            (Outcome.NOT_ACCEPTED, _("No: we do not accept it")),
        ]
        self.fields["seen_by"].label = _("Who of us did it")
        if kind in AGAIN:
            self.fields["review_due"].label, self.fields["review_due"].help_text = AGAIN[kind]
        else:
            self.fields.pop("review_due")

    def facts(self) -> dict[str, Any]:
        return {"kind": self.kind, **super().facts()}
