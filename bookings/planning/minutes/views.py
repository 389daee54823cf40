"""One screen for all rooms and places: how many minutes, as whoever plans knows them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.catalogue.models import Room, Venue
from bookings.catalogue.staff.fields import NumberField
from bookings.planning.minutes.saying import MOST, say
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.roles import Role

SET_BY = (Role.EDITOR, Role.OFFICER)
AT_HOME = (Venue.Kind.ON_SITE, Venue.Kind.ONLINE)


class MinutesForm(forms.Form):
    """A number for each room, and for each place away from the house."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rooms = {f"room-{room.pk}": room for room in Room.objects.select_related("venue")}
        away = Venue.objects.exclude(kind__in=AT_HOME)
        self.venues = {f"venue-{venue.pk}": venue for venue in away}
        for name, room in self.rooms.items():
            label = _("Making ready: %(room)s, %(venue)s")
            said = {"room": room.title_en, "venue": room.venue.title_en}
            self.fields[name] = _minutes(label % said, initial=room.setup_minutes)
        for name, venue in self.venues.items():
            usual = Venue(kind=venue.kind).minutes_away  # where nobody has said
            self.fields[name] = _minutes(
                _("On the way to %s") % venue.title_en,
                initial=venue.travel_minutes,
                required=False,
                help_text=_("Left empty: %d, the usual for such a place.") % usual,
            )

    @property
    def ready(self) -> dict[Room, int]:
        return {room: self.cleaned_data[name] for name, room in self.rooms.items()}

    @property
    def ways(self) -> dict[Venue, int | None]:
        return {venue: self.cleaned_data[name] for name, venue in self.venues.items()}


@role_required(*SET_BY)
@require_http_methods(["GET", "POST"])
def minutes(request: HttpRequest) -> HttpResponse:
    """What counts for dates to come from the next minute on."""
    form = MinutesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        n = say(ready=form.ready, ways=form.ways, by=Actor.of(request), at=clock.now())
        frame.say(
            request,
            _("Kept. Dates to come are looked through; where two no longer fit, a task says so.")
            if n
            else _("Nothing was different, so nothing was changed."),
        )
        return redirect("desk_minutes")
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Minutes between dates"),
        icon="history",
        back=reverse("gate"),
        crumbs=[(_("Gate"), reverse("gate"))],
        form=form,
        intro=_(
            "Kept free before each date in a room, and for the team to get from one to the next."
        ),
        submit=_("Keep these minutes"),
    )


def _minutes(label: str, **options: Any) -> NumberField:
    return NumberField(label=label, least=0, most=MOST, **options)
