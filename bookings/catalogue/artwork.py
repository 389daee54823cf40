"""The picture of an activity. Pages have pictures and stand above; who has one registers here."""

from collections.abc import Callable
from typing import Any

from bookings.catalogue.models import Activity

Show = Callable[[Activity], dict[str, Any]]

_shows: list[Show] = []


def shown_by(show: Show) -> Show:
    """Register what answers for the picture of an activity; there is one."""
    _shows[:] = [show]
    return show


def picture_of(activity: Activity) -> dict[str, Any]:
    """As `components/picture.html` takes it; empty where there is none: it draws a placeholder."""
    return _shows[0](activity) if _shows else {}
