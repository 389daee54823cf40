"""Live facts of the programme as pages read them: plain values, nothing that queries again."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bookings.catalogue.models import Activity, Session, Venue
from bookings.catalogue.vocabulary import Term
from bookings.catalogue.words import word
from bookings.ordering.models import TicketType
from kernel.money import Money

FEW = 5
OPEN_PLACE = "open place"
NOTHING = Money(0)


class State(StrEnum):
    """What a visitor can do about an activity, a session or a whole run."""

    OPEN = "open"
    FEW = "few"
    FULL = "full"
    OPENS_SOON = "opens_soon"  # the gate is shut: the team is not cleared yet
    NEEDS_ADULT = "needs_adult"  # there is room, but the team cannot look after more people
    NOT_YET = "not_yet"  # its tickets come on sale later
    CLOSED = "closed"  # its tickets were on sale
    BY_TELEPHONE = "by_telephone"  # its tickets are agreed with us first: visits by quotation
    DROP_IN = "drop_in"
    BY_REQUEST = "by_request"
    BY_APPLICATION = "by_application"
    BY_STAFF = "by_staff"
    CANCELLED = "cancelled"
    PAST = "past"

    @property
    def is_bookable(self) -> bool:
        return self in {State.OPEN, State.FEW}


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """One choice at one price. `left` is how many of this ticket could be sold; None: no limit."""

    ref: str
    title: str
    note: str
    kind: str
    scope: str
    per: str
    price: Money
    lowest: Money | None
    suggested: Money | None
    highest: Money | None
    admits: int
    most: int
    sold_online: bool
    left: int | None
    type: TicketType
    # What one ticket takes: (pool key, session key, units).
    draws: tuple[tuple[int, int, int], ...]
    waits_for_adult: bool = (
        False  # there is room for one more, but not yet anybody to look after it
    )
    comes_on_sale: datetime | None = None
    was_on_sale: bool = False
    off: Money = NOTHING  # taken off the price by the code that the visitor has
    code_key: int | None = None
    fund_key: int | None = None
    joins_late: tuple[int, int] | None = None  # sessions left of how many; the prices are for these

    @property
    def is_what_you_can(self) -> bool:
        return self.kind == "pwyc"

    @property
    def is_open_place(self) -> bool:
        """A free place for anybody who says that money is in the way: the house's own name."""
        return self.kind == "free" and self.type.title_en.casefold() == OPEN_PLACE


@dataclass(slots=True)
class SessionFacts:
    """One date. `opens` and `may_run` are what the gate last found; `tickets` are for it alone."""

    session: Session
    starts_at: datetime
    ends_at: datetime
    capacity: int | None
    left: int | None
    opens: bool
    state: State
    tickets: list[TicketFacts] = field(default_factory=list)
    features: list[Term] = field(default_factory=list)
    may_run: bool = True
    held_back: bool = False  # there is more room than the team can look after people

    @property
    def ref(self) -> str:
        return self.session.ref

    @property
    def title(self) -> str:
        return word(self.session, "title")

    @property
    def venue(self) -> str:
        return word(self.session.venue, "title")

    @property
    def room(self) -> str:
        return word(self.session.room, "title") if self.session.room else ""

    @property
    def address(self) -> list[str]:
        return self.session.venue.address.splitlines()

    @property
    def is_online(self) -> bool:
        return self.session.venue.kind == Venue.Kind.ONLINE

    @property
    def book_path(self) -> str:
        return f"/book/{self.ref}/"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works on an activity. The public reads first names; staff read the whole."""

    first_name: str
    full_name: str
    function: str
    leads: bool


@dataclass(slots=True)
class ActivityFacts:
    """Everything live about one activity. `run_tickets` cover every session still to come."""

    activity: Activity
    course_ref: str
    sessions: list[SessionFacts]
    to_come: list[SessionFacts]
    run_tickets: list[TicketFacts]
    run_state: State
    run_left: int | None
    state: State
    team: list[Colleague] = field(default_factory=list)
    art_forms: list[Term] = field(default_factory=list)
    features: list[Term] = field(default_factory=list)

    @property
    def leads(self) -> list[str]:
        """Whole names, for staff."""
        return [colleague.full_name for colleague in self.team if colleague.leads]

    @property
    def title(self) -> str:
        return word(self.activity, "title")

    @property
    def next(self) -> SessionFacts | None:
        return self.to_come[0] if self.to_come else None

    @property
    def tickets(self) -> list[TicketFacts]:
        """Every ticket once: for the run first, then those of single dates."""
        seen: dict[str, TicketFacts] = {ticket.ref: ticket for ticket in self.run_tickets}
        for session in self.to_come:
            for ticket in session.tickets:
                seen.setdefault(ticket.ref, ticket)
        return list(seen.values())

    @property
    def lowest_price(self) -> Money | None:
        """The smallest sum that gets somebody in; None when nothing is priced."""
        prices = [
            ticket.price if ticket.lowest is None else ticket.lowest for ticket in self.tickets
        ]
        return min(prices, default=None)

    @property
    def left(self) -> int | None:
        """Places on the whole run, else on the next date that has any; None: no limit."""
        if self.run_tickets:
            return self.run_left
        lefts = [s.left for s in self.to_come if s.left is not None]
        return max(lefts, default=None)

    @property
    def book_path(self) -> str:
        """Where to book: the one date there is, or the course, which lets people choose."""
        if len(self.to_come) == 1 and not self.run_tickets:
            return self.to_come[0].book_path
        return f"/book/{self.course_ref}/"
