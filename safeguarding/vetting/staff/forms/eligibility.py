"""The helper's questions, and what is to be asked for after its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from safeguarding.vetting.eligibility import QUESTIONS
from safeguarding.vetting.eligibility.questions import read
from safeguarding.vetting.models import Level
from safeguarding.vetting.rules import may_ask
from safeguarding.vetting.staff.forms.base import OnceForm, radios, words


class QuestionsForm(forms.Form):
    """By GET: nothing is kept of it. A question that does not matter may stay empty."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for question in QUESTIONS:
            self.fields[question.key] = radios(
                question.text,
                question.choices,
                help_text=question.help_text,
                required=question.only_if is None,
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        answers = read(told)
        for question in QUESTIONS:
            is_open = question.matters(answers) and question.key not in answers
            if is_open and question.key not in self.errors:
                self.add_error(question.key, _("Choose one: it matters here."))
        return answers


class LevelForm(OnceForm):
    """No level above what the law allows; where there is a choice, none is made for you."""

    chosen = radios(_("What we shall ask for"), [])
    rationale = words(
        _("Why the law lets us"),
        most=2000,
        required=False,
        help_text=_("It stays on file with the answers. Add what is particular to your work."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, allowed: str, regulated: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.ChoiceField)
        # Regulated activity with less than its check would be no lighter, only unlawful.
        offered = (allowed,) if regulated else tuple(reversed(may_ask(allowed)))
        if regulated:
            chosen.initial = allowed
        chosen.choices = [(level, Level(level).label) for level in offered]
