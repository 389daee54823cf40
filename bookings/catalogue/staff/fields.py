"""Fields that several staff forms share, with sentences for what cannot be."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Room, Venue
from kernel.money import Money, NotMoney

MOST_PLACES = 100_000
LONGEST_KEY = 18  # figures; what is longer is beyond every database's whole numbers
Where = tuple[Venue, Room | None]


class ClockField(forms.TimeField):
    """A time of day in London."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {
        "required": _("Choose the time."),
        "invalid": _("Write the time like this: 10:30."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H:%M:%S", "%H.%M", "%I:%M%p"], **options)


class NumberField(forms.IntegerField):
    """A whole number within sensible bounds."""

    def __init__(self, *, least: int = 1, most: int, **options: Any) -> None:
        super().__init__(
            min_value=least,
            max_value=most,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": least, "max": most}),
            error_messages={
                "required": _("Write a number."),
                "invalid": _("Write a whole number."),
                "min_value": _("Write %(limit_value)s or more."),
                "max_value": _("Write %(limit_value)s or less."),
            },
            **options,
        )


class PoundsField(forms.CharField):
    """Money as people type it, in pounds; comes out as Money."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 8})

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return Money.parse(typed)
        except NotMoney as fault:
            raise ValidationError(str(fault)) from fault


class RowsField(forms.ModelMultipleChoiceField):
    """Some rows, ticked; a key that no database could hold is a choice that is not there."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose from the list.")}

    def clean(self, value: Any) -> Any:
        if any(len(str(key)) > LONGEST_KEY for key in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class WhereField(forms.ChoiceField):
    """A room, or a venue without one; comes out as (venue, room or None)."""

    default_error_messages = {
        "required": _("Choose where it is."),
        "invalid_choice": _("Choose a place from the list."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=self._places, **options)

    @staticmethod
    def value_of(venue: Venue, room: Room | None) -> str:
        return f"room-{room.pk}" if room else f"venue-{venue.pk}"

    def clean(self, value: Any) -> Where | None:
        chosen = super().clean(value)
        kind, _dash, key = chosen.partition("-")
        if kind == "room":
            room = Room.objects.select_related("venue").get(pk=int(key))
            return room.venue, room
        return (Venue.objects.get(pk=int(key)), None) if kind == "venue" else None

    @classmethod
    def _places(cls) -> list[tuple[Any, Any]]:
        places: list[tuple[Any, Any]] = [("", _("Choose a place"))]
        for venue in Venue.objects.prefetch_related("rooms"):
            rooms: list[tuple[str, Any]] = [
                (
                    cls.value_of(venue, room),
                    _("%(room)s, holds %(holds)d")
                    % {"room": room.title_en, "holds": room.capacity},
                )
                for room in venue.rooms.all()
            ]
            rooms.append((cls.value_of(venue, None), _("%s, no room of its own") % venue.title_en))
            places.append((venue.title_en, rooms))
        return places
