"""Finding the thing an address names, and the way back from it."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import TicketType
from kernel.desk import frame


def activity(ref: str) -> Activity:
    return _one(Activity.objects.filter(ref=_plain(ref)).first())


def session(ref: str) -> Session:
    return _one(
        Session.objects.select_related("activity", "venue", "room").filter(ref=_plain(ref)).first()
    )


def ticket(ref: str) -> TicketType:
    return _one(TicketType.objects.select_related("activity").filter(ref=_plain(ref)).first())


def back(request: HttpRequest, about: Activity) -> str:
    """The editor that the person came from, else the activity's own sheet."""
    return frame.way_back(request, reverse("desk_activity", args=[about.ref]))


def crumbs(request: HttpRequest, about: Activity) -> list[tuple[str, str]]:
    return [(_("Back to “%s”") % about.title_en, back(request, about))]


def _plain(ref: str) -> str:
    # PostgreSQL refuses NUL in a text; no reference of ours is anything but letters and digits.
    if not ref.isalnum():
        raise Http404
    return ref


def _one[Thing](found: Thing | None) -> Thing:
    if found is None:
        raise Http404
    return found
