"""Who works on which dates."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import wording
from bookings.planning.models import TeamAssignment
from bookings.planning.suggesting.suggestion import Suggestion
from kernel.people.models import Person

CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")}


class TeamForm(forms.Form):
    """A colleague, what they do, and on which of the dates to come."""

    person = forms.ChoiceField(
        label=_("Who"),
        help_text=_(
            "People who have a role with us. Somebody missing? The safeguarding team adds."
        ),
        error_messages={**CHOOSE, "required": _("Choose a person.")},
    )
    function = forms.ChoiceField(
        label=_("What they do"),
        choices=TeamAssignment.Function.choices,
        initial=TeamAssignment.Function.LEAD,
        error_messages=CHOOSE,
    )
    dates = forms.MultipleChoiceField(
        label=_("On which dates"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Leave at least one date ticked."),
            "invalid_choice": _("Choose from the dates shown."),
        },
    )

    # Asked only where something speaks against it.
    all_the_same = forms.BooleanField(
        label=_("Name them although they are not cleared"),
        required=False,
        widget=forms.HiddenInput,
        help_text=_("Those dates stay stopped until their record is complete."),
    )
    despite = forms.CharField(
        label=_("Why they may be named although they are elsewhere or away"),
        max_length=500,
        required=False,
        widget=forms.HiddenInput,
        help_text=_("It is kept in your name."),
        error_messages={"max_length": _("Keep it to 500 letters.")},
    )

    def __init__(
        self, *args: Any, activity: Activity, people: Iterable[Person], at: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.activity = activity
        self.people = {person.ref: person for person in people}
        self.sessions = {
            session.ref: session
            for session in Session.objects.to_come(at=at).filter(activity=activity)
        }
        named = [(ref, person.name) for ref, person in self.people.items()]
        self._offer("person", [("", _("Choose a person")), *named])
        self._offer("dates", [(ref, self._named(s)) for ref, s in self.sessions.items()])
        self.initial.setdefault("dates", list(self.sessions))

    @property
    def chosen_person(self) -> Person:
        return self.people[self.cleaned_data["person"]]

    @property
    def chosen_sessions(self) -> list[Session]:
        return [self.sessions[ref] for ref in self.cleaned_data["dates"]]

    def ask_all_the_same(self, found: Suggestion) -> None:
        """Show the questions that what was found leaves open."""
        if found.not_cleared:
            self.fields["all_the_same"].widget = forms.CheckboxInput()
        if found.taken:
            self.fields["despite"].widget = forms.Textarea(attrs={"rows": 2})

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # choice fields both

    @staticmethod
    def _named(session: Session) -> str:
        when = wording.when(session.starts_at, session.ends_at)
        return f"{session.title_en}: {when}" if session.title_en else when
