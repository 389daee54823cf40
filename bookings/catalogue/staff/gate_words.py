"""What the gate last found, as an editor reads it: one sentence on top, one light a date."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bookings.catalogue.facts import ActivityFacts, State
from bookings.catalogue.models import Activity, Session
from bookings.planning.models import Finding


@dataclass(frozen=True, slots=True)
class Saying:
    """`light` is clear, soon or stopped."""

    light: str
    words: str


BY_STATE = {
    State.DROP_IN: gettext_lazy("People just come; nothing is booked."),
    State.BY_REQUEST: gettext_lazy("People ask us; nothing is booked online."),
    State.BY_APPLICATION: gettext_lazy("People apply; nothing is booked online."),
    State.BY_STAFF: gettext_lazy("Our partner gives the places; nothing is booked online."),
}


def saying(activity: Activity, facts: ActivityFacts, found: Mapping[int, list[Finding]]) -> Saying:
    """Whether people can book, and if not, why."""
    shut = [s for s in facts.to_come if not s.opens]
    if not facts.to_come:
        return Saying("stopped", _("Nobody can book: there is no date to come."))
    if facts.state in BY_STATE:
        return Saying("clear", str(BY_STATE[facts.state]))
    if len(shut) == len(facts.to_come):
        return Saying(
            "stopped",
            ngettext(
                "Booking is shut on %(n)d date. The page says “booking opens soon”.",
                "Booking is shut on all %(n)d dates. The page says “booking opens soon”.",
                len(shut),
            )
            % {"n": len(shut)},
        )
    if not facts.tickets:
        return Saying("stopped", _("Nobody can book: there is no ticket."))
    if activity.visibility == Activity.Visibility.DRAFT:
        return Saying("soon", _("Nothing stands in the way: booking opens when you publish."))
    if shut:
        return Saying("soon", _partly(len(shut), len(facts.to_come)))
    if facts.state == State.FULL:
        return Saying("clear", _("Every place is taken."))
    if facts.state == State.NOT_YET:
        return Saying("soon", _("Its tickets are not on sale yet; each says from when."))
    if facts.state == State.CLOSED:
        return Saying("soon", _("Its tickets are no longer on sale."))
    if facts.state == State.BY_TELEPHONE:
        return Saying("soon", _("Its tickets are not sold online; the page says to telephone."))
    return Saying("clear", _("Booking is open."))


def shared(found: Mapping[int, list[Finding]]) -> dict[str, str]:
    """What the gate says of more than one date alike: by its text, the sentence with how many."""
    counted = Counter(text for findings in found.values() for text in {f.text for f in findings})
    return {
        text: ngettext("On %(n)d date: %(text)s", "On %(n)d dates: %(text)s", n)
        % {"n": n, "text": text}
        for text, n in counted.items()
        if n > 1
    }


def light(session: Session, findings: list[Finding], *, at: datetime) -> tuple[str, str]:
    """The light of one date, and the words beside it."""
    if session.status == Session.Status.CANCELLED:
        return "cancelled", _("Cancelled")
    if session.starts_at <= at:
        return "past", _("Over")
    if any(finding.stops_opening for finding in findings):
        return "stopped", _("Booking is shut")
    if any(finding.light == Finding.Light.RED for finding in findings):
        return "stopped", _("May be booked, may not run yet")
    if findings:
        return "soon", _("Fine, but look")
    return "clear", _("Nothing in the way")


def _partly(shut: int, dates: int) -> str:
    return ngettext(
        "Booking is shut on %(shut)d of %(dates)d dates, see there.",
        "Booking is shut on %(shut)d of %(dates)d dates, see there.",
        shut,
    ) % {"shut": shut, "dates": dates}
