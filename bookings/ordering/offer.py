"""What one address under `/book/` offers: a date, or a whole run. And why not, if not."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity, Course, Session
from bookings.catalogue.programme import facts_of


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
    session = Session.objects.select_related("activity").filter(ref=ref).first()
    course = None if session else Course.objects.select_related("activity").filter(ref=ref).first()
    found = session or course
    if found is None or found.activity.visibility not in {
        Activity.Visibility.PUBLIC,
        Activity.Visibility.UNLISTED,
    }:
        raise NotOffered(_("There is nothing to book at this address."))
    facts = facts_of(found.activity, at=at)
    if session is None:
        return Offer(ref, facts, None, _online(facts.run_tickets), facts.run_state)
    dated = next(s for s in facts.sessions if s.ref == ref)
    return Offer(ref, facts, dated, _online(dated.tickets), dated.state)


def _online(tickets: list[TicketFacts]) -> list[TicketFacts]:
    return [ticket for ticket in tickets if ticket.sold_online]
