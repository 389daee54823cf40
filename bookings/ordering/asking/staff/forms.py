"""What is asked, of whom, and until when the answer is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity
from bookings.catalogue.staff.fields import NumberField
from bookings.ordering.asking.models import Question
from kernel.desk.once import OnceField

Kind = Question.Kind
MOST_OPTIONS, LONGEST = 12, 120
CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}


class QuestionForm(forms.Form):
    once = OnceField()
    text = forms.CharField(
        label=_("The question"),
        max_length=200,
        help_text=_("As people read it: How does your child travel home?"),
        error_messages={
            "required": _("Write the question."),
            "max_length": _("Keep it to 200 letters."),
        },
    )
    text_cy = forms.CharField(label=_("In Welsh"), max_length=200, required=False)
    hint = forms.CharField(
        label=_("Why you ask"),
        max_length=250,
        required=False,
        help_text=_("Stands below the question. People answer sooner when they know why."),
    )
    about = forms.ChoiceField(
        label=_("Asked"),
        choices=[
            ("participant", _("About everybody who comes")),
            ("booking", _("Once for the whole booking")),
        ],
        initial="participant",
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    kind = forms.ChoiceField(
        label=_("How it is answered"), choices=Kind.choices, initial="text", error_messages=CHOOSE
    )
    options = forms.CharField(
        label=_("The answers to choose from"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. Only for “one of several answers”."),
    )
    is_required = forms.BooleanField(label=_("Nobody can book without answering"), required=False)
    only_after = forms.ChoiceField(
        label=_("Only after another question"),
        required=False,
        error_messages=CHOOSE,
        help_text=_("Leave it empty to ask everybody."),
    )
    only_if = forms.CharField(
        label=_("If the answer to that was"),
        max_length=LONGEST,
        required=False,
        help_text=_("Yes, No, or one of its answers, word for word."),
    )
    is_sensitive = forms.BooleanField(
        label=_("Only the team in the room may read the answers"),
        required=False,
        help_text=_("For anything about health, beliefs, money or home."),
    )
    keep_days = NumberField(
        label=_("Forget the answers so many days after the last date"),
        least=0,
        most=3650,
        initial=90,
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Question.objects.filter(activity=activity, withdrawn=False, only_after=None)
        closed = asked.filter(kind__in=(Kind.YES_NO, Kind.CHOICE))
        self.others = {question.ref: question for question in closed}
        self.fields["only_after"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("No other question")),
            *((ref, question.text_en) for ref, question in self.others.items()),
        ]

    def clean_options(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["options"].splitlines()]
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        options = cleaned.get("options") or []
        if cleaned.get("kind") == Kind.CHOICE and not 2 <= len(options) <= MOST_OPTIONS:
            self.add_error("options", gettext("Write two answers or more, twelve at most."))
        if any(len(option) > LONGEST for option in options):
            self.add_error("options", gettext("Keep each answer to 120 letters."))
        if cleaned.get("only_after"):
            self._check_condition(cleaned)
        return cleaned

    def _check_condition(self, cleaned: dict[str, Any]) -> None:
        other = self.others[cleaned["only_after"]]
        typed = " ".join((cleaned.get("only_if") or "").split())
        answers = {"yes": "yes", "no": "no"}
        if other.kind == Kind.CHOICE:
            answers = {option.lower(): option for option in other.options}
        if typed.lower() not in answers:
            self.add_error(
                "only_if", gettext("Write one of that question’s answers, word for word.")
            )
        else:
            cleaned["only_if"] = answers[typed.lower()]
        if other.about != cleaned.get("about"):
            self.add_error("only_after", gettext("Both must be asked alike: of whom, and when."))

    def facts(self) -> dict[str, Any]:
        """What `managing.add_question` takes; valid forms only."""
        typed = self.cleaned_data
        after = self.others.get(typed["only_after"])
        return {
            "text_en": typed["text"],
            "text_cy": typed["text_cy"],
            "hint_en": typed["hint"],
            "about": typed["about"],
            "kind": typed["kind"],
            "options": typed["options"] if typed["kind"] == Kind.CHOICE else [],
            "is_required": typed["is_required"],
            "is_sensitive": typed["is_sensitive"],
            "keep_days": typed["keep_days"],
            "only_after": after,
            "only_if": typed["only_if"] if after else "",
        }
