"""When, where and for how many: what an editor types about dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Room, Session
from bookings.catalogue.staff.fields import (
    MOST_PLACES,
    ClockField,
    NumberField,
    WhereField,
)
from kernel import clock
from kernel.desk.fields import DayField
from kernel.desk.once import OnceField

MOST_WEEKS = 60
MOST_DATES = 120  # made at once
AHEAD = timedelta(days=5 * 366)
WEEKDAYS = [
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
]


@dataclass(frozen=True, slots=True)
class Slot:
    """One date that the form stands for."""

    day: date
    starts_at: datetime
    ends_at: datetime


class DateForm(forms.Form):
    """One date. The room's own number is said before and after it is broken."""

    day = DayField(label=_("Day"))
    starts = ClockField(label=_("Starts at"))
    ends = ClockField(label=_("Ends at"))
    where = WhereField(label=_("Where"))
    capacity = NumberField(
        label=_("Places"),
        most=MOST_PLACES,
        required=False,
        help_text=_(
            "How many people can book. At most what the room holds; "
            "leave it empty where there is no room and no limit."
        ),
    )
    title = forms.CharField(
        label=_("A name of its own, for a festival item"),
        max_length=160,
        required=False,
        help_text=_("Leave it empty when the date is simply one of several."),
        error_messages={"max_length": _("Keep the name to 160 letters.")},
    )
    performing = forms.ChoiceField(
        label=_("Do children perform before an audience?"),
        choices=Session.Performing.choices,
        required=False,
        help_text=_("Then the gate asks for what the law asks. A council wants three weeks."),
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    # Asked only where the room or somebody of the team is taken.
    despite = forms.CharField(
        label=_("Why it may be so all the same"),
        max_length=500,
        required=False,
        initial="",
        widget=forms.HiddenInput,
        help_text=_("Choose another time or room, or say why. It is kept in your name."),
        error_messages={"max_length": _("Keep it to 500 letters.")},
    )

    def __init__(self, *args: Any, at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.at = at

    def ask_why(self) -> None:
        """Show the question: what was asked for clashes."""
        self.fields["despite"].widget = forms.Textarea(attrs={"rows": 2})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", gettext("It must end after it starts."))
        day = cleaned.get("day")
        if day and starts and not self.errors:
            self._check_when(clock.from_london(day, starts))
        if "where" in cleaned and "capacity" in cleaned:
            self._check_room(cleaned["where"][1], cleaned["capacity"])
        return cleaned

    @property
    def slot(self) -> Slot:
        return self.slot_on(self.cleaned_data["day"])

    def slot_on(self, day: date) -> Slot:
        typed = self.cleaned_data
        return Slot(
            day,
            clock.from_london(day, typed["starts"]),
            clock.from_london(day, typed["ends"]),
        )

    def _check_when(self, starts_at: datetime) -> None:
        if starts_at <= self.at:
            self.add_error("day", gettext("That has passed. Choose a day to come."))
        elif starts_at > self.at + AHEAD:
            self.add_error("day", gettext("That is more than five years away. Check the year."))

    def _check_room(self, room: Room | None, capacity: int | None) -> None:
        if room is not None and (capacity is None or capacity > room.capacity):
            sentence = gettext("%(room)s holds %(holds)d people. Offer at most that many places.")
            self.add_error("capacity", sentence % {"room": room.title_en, "holds": room.capacity})


class NewDatesForm(DateForm):
    """One date, or the same every week; the list is shown before several are made."""

    once = OnceField()
    weeks = NumberField(
        label=_("How many weeks running"),
        most=MOST_WEEKS,
        initial=1,
        help_text=_("1 for a single date. For more you see the list first and can leave some out."),
    )
    until = DayField(
        label=_("Or every week until"),
        required=False,
        help_text=_("The last day there may be one. Leave it empty when you wrote the weeks."),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("On these days each week"),
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Leave them empty for the weekday of the first date."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    field_order = [
        "day",
        "starts",
        "ends",
        "weeks",
        "until",
        "weekdays",
        "where",
        "capacity",
        "title",
        "performing",
        "despite",
        "once",
    ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, until = cleaned.get("day"), cleaned.get("until")
        if first and until:
            if until < first:
                self.add_error("until", gettext("That is before the first date."))
            elif until > first + timedelta(weeks=MOST_WEEKS):
                self.add_error("until", gettext("That is more than a year away. Check the year."))
            elif cleaned.get("weeks", 1) > 1:
                self.add_error("until", gettext("Write the weeks or the last day, not both."))
        if not self.errors and len(self.days) > MOST_DATES:
            sentence = gettext("That would be %(n)d dates. Make at most %(most)d at once.")
            self.add_error("weeks", sentence % {"n": len(self.days), "most": MOST_DATES})
        return cleaned

    @property
    def days(self) -> list[date]:
        """The first, and every one of its weekdays after it; of a week begun all that follow."""
        first: date = self.cleaned_data["day"]
        chosen = {int(number) for number in self.cleaned_data["weekdays"]} or {first.weekday()}
        monday = first - timedelta(days=first.weekday())
        until: date | None = self.cleaned_data["until"]
        last = until or monday + timedelta(weeks=self.cleaned_data["weeks"], days=-1)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in every if day == first or day.weekday() in chosen]

    @property
    def slots(self) -> list[Slot]:
        return [self.slot_on(day) for day in self.days]


class ChangeDateForm(DateForm):
    """A date as it is now; one that has begun may still be put right where it stands."""

    def __init__(self, *args: Any, session: Session, **options: Any) -> None:
        super().__init__(*args, **options)
        self.session = session

    def _check_when(self, starts_at: datetime) -> None:
        if starts_at != self.session.starts_at:
            super()._check_when(starts_at)

    @classmethod
    def facts_of(cls, session: Session, capacity: int | None) -> dict[str, Any]:
        """What stands in the form before anything is typed."""
        return {
            "day": clock.london_date(session.starts_at),
            "starts": clock.london(session.starts_at).time(),
            "ends": clock.london(session.ends_at).time(),
            "where": WhereField.value_of(session.venue, session.room),
            "capacity": capacity,
            "title": session.title_en,
            "performing": session.performing,
        }


def chosen(slots: list[Slot], days: list[str]) -> list[Slot]:
    """Those of the list that stayed ticked. Raises ValidationError when none did."""
    kept = [slot for slot in slots if slot.day.isoformat() in days]
    if not kept:
        raise ValidationError(gettext("Leave at least one date ticked."))
    return kept
