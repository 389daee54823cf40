"""What one address under `/book/` offers: a date, or a whole run. And why not, if not."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity, Course, Session
from bookings.catalogue.programme import facts_of

BY_ADDRESS = (Activity.Visibility.PUBLIC, Activity.Visibility.UNLISTED)


class NotOffered(Exception):
    """Nothing by that reference can be seen by the public."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`session` is None for the whole run. `tickets` are those that may be chosen here."""

    ref: str
    activity: ActivityFacts
    session: SessionFacts | None
    tickets: list[TicketFacts]
    state: State

    @property
    def covered(self) -> list[SessionFacts]:
        return [self.session] if self.session else self.activity.to_come

    @property
    def other_dates(self) -> list[SessionFacts]:
        """Dates that can be booked one by one, beside this offer."""
        return [s for s in self.activity.to_come if s.tickets and s is not self.session]


def offer(ref: str, *, at: datetime) -> Offer:
    """The offer behind a session's or a course's reference. Raises NotOffered (say 404)."""
    activity = (
        Activity.objects.filter(
            Q(pk__in=Session.objects.filter(ref=ref).values("activity"))
            | Q(pk__in=Course.objects.filter(ref=ref).values("activity")),
            visibility__in=BY_ADDRESS,
        )
        .select_related("course")
        .first()
    )
    if activity is None:
        raise NotOffered(_("There is nothing to book at this address."))
    facts = facts_of(activity, at=at)
    dated = next((session for session in facts.sessions if session.ref == ref), None)
    if dated is None:
        return Offer(ref, facts, None, _online(facts.run_tickets), facts.run_state)
    return Offer(ref, facts, dated, _online(dated.tickets), dated.state)


def _online(tickets: list[TicketFacts]) -> list[TicketFacts]:
    return [ticket for ticket in tickets if ticket.sold_online]
