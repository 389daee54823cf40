"""One page about one person: what keeps them safe and well, and what the activity asks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bookings.ordering.asking import fields
from bookings.ordering.asking.models import Question
from bookings.ordering.people.unjudged import MayWait
from kernel.people.family import Guardianship

MOST = 2000
KINDS = ("health", "helps", "access", "close")


class QuestionsForm(MayWait):
    """Questions of an activity's own. `may_keep`: what was told before is not shown here, and what
    is left empty stays."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], may_keep: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.may_keep = may_keep
        self.questions = list(questions)
        for question in self.questions:
            self.fields[fields.name_of(question)] = fields.field_for(question)

    @property
    def question_fields(self) -> list[forms.BoundField]:
        return [self[fields.name_of(question)] for question in self.questions]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given = fields.settle(self, self.questions, may_keep=self.may_keep)
        return cleaned

    @property
    def replaced(self) -> list[Question]:
        """Whose answers before are over; valid forms only."""
        return list(self.given) if self.may_keep else self.questions


class AboutForm(QuestionsForm):
    """`name` is what the person is called."""

    def __init__(self, *args: Any, name: str, alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alone = alone
        if alone:
            relation = _relation(name, self.may_keep)
            self.fields = {"relation": relation, **_care(name), **self.fields}

    @property
    def care_fields(self) -> list[forms.BoundField]:
        return [self[kind] for kind in KINDS] if self.alone else []

    @property
    def notes(self) -> dict[str, str]:
        """By kind; without those that stay as they are. Valid forms only."""
        said = {kind: self.cleaned_data[kind] for kind in KINDS}
        return {kind: text for kind, text in said.items() if text} if self.may_keep else said


def _relation(name: str, may_keep: bool) -> forms.Field:
    return forms.ChoiceField(
        label=_("Who are you to %(name)s?") % {"name": name},
        choices=Guardianship.Relation.choices,
        required=not may_keep,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Tell us who you are to %(name)s.") % {"name": name},
            "invalid_choice": _("Choose one of the answers below."),
        },
    )


def _care(name: str) -> dict[str, forms.Field]:
    named = {"name": name}
    return {
        "health": _words(
            _("Health: what we must know, and what to do"),
            _("An allergy, a medicine, and what to do if something happens."),
        ),
        "helps": _words(
            _("What helps %(name)s") % named,
            _("Knowing the plan first, a quiet corner, a seat near the front."),
        ),
        "access": _words(
            _("Access"), _("A wheelchair, large print, an interpreter: what makes it work.")
        ),
        "close": _words(
            _("Anything that only our safeguarding team should read"),
            _("The people running the session never see this."),
        ),
    }


def _words(label: str, hint: str) -> forms.Field:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("Keep it to %(most)d letters: what matters most first.")
            % {"most": MOST},
            "null_characters_not_allowed": _("That holds signs that nobody can read."),
        },
    )
