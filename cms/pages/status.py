"""The one word over an activity's picture, where there is something to say."""

from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.facts import ActivityFacts, State


def status(state: State) -> dict[str, str] | None:
    """`{kind, words}` for components/ribbon.html; None where one may simply book."""
    return {
        State.CANCELLED: {"kind": "off", "words": _("Called off")},
        State.FULL: {"kind": "full", "words": _("Full")},
        State.OPENS_SOON: {"kind": "soon", "words": _("Booking opens soon")},
        State.PAST: {"kind": "past", "words": _("This has been")},
    }.get(state)


def is_called_off(facts: ActivityFacts, *, at: datetime) -> bool:
    """Nothing goes ahead any more, and something would have."""
    return not facts.to_come and any(
        session.state == State.CANCELLED and session.starts_at > at for session in facts.sessions
    )
