"""Questions as fields of a form, and back to what was answered."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.catalogue.words import word
from bookings.ordering.asking.models import Question
from kernel.desk.fields import DayField

Kind = Question.Kind
MOST = 2000


def name_of(question: Question) -> str:
    return f"q-{question.ref}"


def field_for(question: Question) -> forms.Field:
    """Never required of itself: whether it is asked at all depends on other answers (`settle`)."""
    label, hint = word(question, "text"), word(question, "hint")
    if question.only_after:
        only = _("Only if you answered “%(answer)s” to “%(question)s”.") % {
            "answer": spoken(question.only_after, question.only_if),
            "question": word(question.only_after, "text"),
        }
        hint = f"{only} {hint}".strip()
    common: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    return _MAKERS[Kind(question.kind)](question, common)


def settle(
    form: forms.Form, questions: Iterable[Question], *, may_keep: bool = False
) -> dict[Question, str]:
    """What was answered, as it is kept; adds an error where an answer that is needed is missing.

    `may_keep`: there are answers that this page does not show, and what is left empty stays.
    """
    answers: dict[Question, str] = {}
    kept: dict[int, str] = {}
    for question in questions:
        name = name_of(question)
        if name in form.errors:
            continue
        if question.only_after_id and kept.get(question.only_after_id) != question.only_if:
            continue  # not asked, so not answered
        value = form.cleaned_data.get(name)
        text = (
            value.isoformat()
            if isinstance(value, date)
            else str(value if value is not None else "")
        )
        if not text and question.is_required and not may_keep:
            form.add_error(name, _("Please answer this one."))
        elif text:
            answers[question] = kept[question.pk] = text
    return answers


def initial(questions: Iterable[Question], answers: Mapping[int, str]) -> dict[str, Any]:
    """What was answered before, for the form."""
    return {name_of(q): answers[q.pk] for q in questions if q.pk in answers}


def spoken(question: Question, text: str) -> str:
    """An answer as people read it."""
    if question.kind == Kind.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}.get(text, text)
    if question.kind == Kind.DATE:
        try:
            return date_format(date.fromisoformat(text), "j F Y")
        except ValueError:
            return text
    return text


def _text(question: Question, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(
        **common,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("Keep it to %(most)d letters: what matters most first.")
            % {"most": MOST},
            "null_characters_not_allowed": _("That holds signs that nobody can read."),
        },
    )


def _choice(question: Question, common: dict[str, Any]) -> forms.Field:
    options = [(option, option) for option in question.options]
    if question.kind == Kind.YES_NO:
        options = [("yes", _("Yes")), ("no", _("No"))]
    return forms.ChoiceField(
        **common,
        choices=options,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers below.")},
    )


def _number(question: Question, common: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(
        **common,
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a whole number, for example 2."),
            "min_value": _("Write 0 or more."),
            "max_value": _("Write a smaller number."),
        },
    )


def _day(question: Question, common: dict[str, Any]) -> forms.Field:
    return DayField(**common)


_MAKERS = {
    Kind.TEXT: _text,
    Kind.YES_NO: _choice,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.DATE: _day,
}
