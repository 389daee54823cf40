"""What one address under `/book/` offers: a date, or a whole run. And why not, if not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from bookings.catalogue import labels
from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity, Course, Session
from bookings.catalogue.programme import facts
from bookings.ordering.codes.applying import applied
from bookings.ordering.codes.models import DiscountCode

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


def offer(
    ref: str, *, at: datetime, unlocked: Collection[str] = (), code: DiscountCode | None = None
) -> Offer:
    """The offer behind a session's or a course's reference. Raises NotOffered (say 404).

    `unlocked`: references of tickets that the visitor has a link for; `code`: the one they have.
    """
    found = offers([ref], at=at, unlocked=unlocked, code=code)
    if ref not in found:
        raise NotOffered(_("There is nothing to book at this address."))
    return found[ref]


def offers(
    refs: Collection[str],
    *,
    at: datetime,
    unlocked: Collection[str] = (),
    code: DiscountCode | None = None,
) -> dict[str, Offer]:
    """Those that can be seen by the public, in a number of queries that does not grow with them."""
    activities = (
        Activity.objects.filter(
            Q(pk__in=Session.objects.filter(ref__in=refs).values("activity"))
            | Q(pk__in=Course.objects.filter(ref__in=refs).values("activity")),
            visibility__in=BY_ADDRESS,
        )
        .select_related("course")
        .annotate(**labels.activity_labels())
        .order_by("pk")
    )
    found = {}
    if code is not None and code.unlocks is not None:
        unlocked = {*unlocked, code.unlocks.ref}
    for activity in facts(activities, at=at, unlocked=unlocked).values():
        dated = {session.ref: session for session in activity.sessions}
        for ref in refs:
            if ref in dated:
                each = dated[ref]
                found[ref] = Offer(ref, activity, each, _online(each.tickets, code), each.state)
            elif ref == activity.activity.course.ref:
                found[ref] = Offer(
                    ref, activity, None, _online(activity.run_tickets, code), activity.run_state
                )
    return found


def _online(tickets: list[TicketFacts], code: DiscountCode | None) -> list[TicketFacts]:
    online = [ticket for ticket in tickets if ticket.sold_online]
    return applied(code, online) if code else online
