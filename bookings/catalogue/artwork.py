"""The picture of an activity. Pages have pictures and stand above; who has one registers here."""

from collections.abc import Callable
from typing import Any

from bookings.catalogue.models import Activity

Show = Callable[[Activity], dict[str, Any]]
Draw = Callable[[Activity], tuple[bytes, str] | None]

_shows: list[Show] = []
_draws: list[Draw] = []


def shown_by(show: Show) -> Show:
    """Register what answers for the picture of an activity; there is one."""
    _shows[:] = [show]
    return show


def picture_of(activity: Activity) -> dict[str, Any]:
    """As `components/picture.html` takes it; empty where there is none: it draws a placeholder."""
    return _shows[0](activity) if _shows else {}


def drawn_by(draw: Draw) -> Draw:
    """Register what hands out the picture itself, for paper; there is one."""
    _draws[:] = [draw]
    return draw


def drawing_of(activity: Activity) -> tuple[bytes, str] | None:
    """The picture as bytes and their type, by day, as `press.hand_over` takes them."""
    return _draws[0](activity) if _draws else None
