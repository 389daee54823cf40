"""The picture of an activity. Pages have pictures and stand above; who has one registers here."""

from collections.abc import Callable, Sequence
from typing import Any

from bookings.catalogue.models import Activity

Show = Callable[[Sequence[Activity]], dict[int, dict[str, Any]]]
Draw = Callable[[Activity], tuple[bytes, str] | None]

_shows: list[Show] = []
_draws: list[Draw] = []


def shown_by(show: Show) -> Show:
    """Register what answers for the pictures of activities, by key; there is one."""
    _shows[:] = [show]
    return show


def pictures_of(activities: Sequence[Activity]) -> dict[int, dict[str, Any]]:
    """As `components/picture.html` takes them, by activity; none where there is none."""
    return _shows[0](activities) if _shows else {}


def picture_of(activity: Activity) -> dict[str, Any]:
    """The one; empty where there is none: the part draws a placeholder."""
    return pictures_of([activity]).get(activity.pk, {})


def drawn_by(draw: Draw) -> Draw:
    """Register what hands out the picture itself, for paper; there is one."""
    _draws[:] = [draw]
    return draw


def drawing_of(activity: Activity) -> tuple[bytes, str] | None:
    """The picture as bytes and their type, by day, as `press.hand_over` takes them."""
    return _draws[0](activity) if _draws else None
