"""Filling an activity as full as the file says, by bookings of plausible people.

Nobody is booked on a session that may not open: the basket itself refuses.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

from bookings.catalogue.facts import ActivityFacts, SessionFacts, TicketFacts
from bookings.catalogue.models import Activity
from bookings.catalogue.programme import facts_of
from bookings.ordering.models import CapacityPool, TicketType
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import CannotBook
from kernel import clock
from kernel.people.models import Person
from project.demo.load.fill import selling
from project.demo.load.fill.crowd import Crowd
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

Way = Activity.Way
# Registers without names wait for their own kind of register.
NAMELESS = {"headcount_only", "pseudonymous"}
CHANNELS = {Way.DROP_IN: "door", Way.BY_APPLICATION: "staff"}
BY_RUN = {Way.ALL, Way.EACH_OR_ALL, Way.BY_APPLICATION}
BY_DATE = {Way.EACH, Way.EACH_OR_ALL, Way.DROP_IN}
WEIGHTS = {TicketType.Kind.FREE: 1, TicketType.Kind.FIXED: 4, TicketType.Kind.PAY_WHAT_YOU_CAN: 3}
# Of a course that may be booked either way, so much goes to those who take it whole.
WHOLE = 0.8
PASSES = {TicketType.Per.PERSON: 4, TicketType.Per.FAMILY: 2}
EBB = 0.75  # for each week further ahead
LONGEST_AGO = timedelta(days=20)


class Limits:
    """How many of each ticket are left, as we sell."""

    def __init__(self) -> None:
        self._sold: Counter[str] = Counter()

    def choose(self, offer: Offer, rng: Random) -> TicketFacts | None:
        """At random, dearer ones more often; None when every limit is reached."""
        there = [t for t in offer.tickets if t.left is None or t.left > self._sold[t.ref]]
        if not there:
            return None
        return rng.choices(there, [WEIGHTS[TicketType.Kind(t.kind)] for t in there])[0]

    def sold(self, ticket: TicketFacts, quantity: int) -> None:
        self._sold[ticket.ref] += quantity


class Filling:
    """One activity being filled."""

    def __init__(self, loading: Loading, said: Entry, activity: Activity) -> None:
        self.loading, self.said, self.activity = loading, said, activity
        self.rng = Random(said["key"])  # noqa: S311 -- plausible, not secret
        self.crowd = Crowd(
            loading.programme["name_pool"],
            self.rng,
            first_names_only=said.get("register") == "first_names_only",
            ages=self._ages(),
        )
        self.channel = CHANNELS.get(Way(said["book"]), "phone")
        self.regulars: list[Person] = []

    def fill(self) -> None:
        first = self.activity.sessions.earliest("starts_at").starts_at
        begins = min(first, self.loading.at) - LONGEST_AGO - timedelta(days=1)
        facts = facts_of(self.activity, at=begins)
        ways = Way(self.said["book"])
        if self.said.get("passes"):
            self._sell_passes(facts)
        elif ways in BY_RUN:
            share = self.said["fill"] * (WHOLE if ways == Way.EACH_OR_ALL else 1)
            self._fill_run(facts, round(self.said["capacity"] * share))
        if ways in BY_DATE:
            for dated in facts.to_come:
                if ways != Way.DROP_IN or dated.starts_at < self.loading.at:
                    self._fill_date(facts, dated)

    def _fill_run(self, facts: ActivityFacts, places: int) -> None:
        offer, left = selling.for_the_run(facts), Limits()
        places -= _taken(facts.to_come[0])
        while places > 0 and (ticket := left.choose(offer, self.rng)):
            if not self._sell(offer, ticket, 1, self._moment(facts.to_come[0].starts_at)):
                return
            places -= ticket.admits
            left.sold(ticket, 1)

    def _sell_passes(self, facts: ActivityFacts) -> None:
        offer = selling.for_the_run(facts)
        for ticket in offer.tickets:
            for _ in range(PASSES.get(TicketType.Per(ticket.per), 0)):
                self._sell(offer, ticket, 1, self._moment(facts.to_come[0].starts_at))

    def _fill_date(self, facts: ActivityFacts, dated: SessionFacts) -> None:
        """Towards the file's share; dates further ahead have had less time to sell."""
        ahead = max((dated.starts_at - self.loading.at).days // 7, 0) if self._is_a_series() else 0
        places = round((dated.capacity or 0) * self.said["fill"] * EBB**ahead) - _taken(dated)
        offer, left, came = selling.for_a_date(facts, dated), Limits(), set[int]()
        while places > 0 and (ticket := left.choose(offer, self.rng)):
            quantity = min(self._quantity(ticket), max(places // ticket.admits, 1))
            people = self._who(ticket.admits * quantity, came)
            came |= {person.pk for person in people}
            if not self._sell(offer, ticket, quantity, self._moment(dated.starts_at), people):
                return
            places -= ticket.admits * quantity
            left.sold(ticket, quantity)

    def _sell(
        self,
        offer: Offer,
        ticket: TicketFacts,
        quantity: int,
        at: datetime,
        people: list[Person] | None = None,
    ) -> bool:
        """False when it may not open or is full: then nobody more comes."""
        people = people or self.crowd.people(ticket.admits * quantity)
        try:
            selling.sell(
                self.loading,
                offer,
                {ticket.ref: quantity},
                people,
                booker_name=self.crowd.booker_name(people[0]),
                channel=self.channel,
                at=at,
            )
        except CannotBook:
            return False
        return True

    def _who(self, number: int, came: set[int]) -> list[Person]:
        """Somebody who comes most weeks, or somebody new. Nobody twice on a date."""
        if not self._is_a_series() or number != 1:
            return self.crowd.people(number)
        free = [person for person in self.regulars if person.pk not in came]
        if free and self.rng.random() < 0.85:
            return [self.rng.choice(free)]
        new = self.crowd.people(1)
        self.regulars += new
        return new

    def _ages(self) -> tuple[int, int, date] | None:
        """Of children who come on their own; nobody else is asked theirs."""
        if self.activity.duty_of_care != Activity.DutyOfCare.UNACCOMPANIED_CHILDREN:
            return None
        least, most = self.activity.min_age, self.activity.max_age
        if least is None or most is None:
            return None
        first = self.activity.sessions.earliest("starts_at").starts_at
        return least, most, clock.london_date(first)

    def _is_a_series(self) -> bool:
        return "repeat" in self.said

    def _quantity(self, ticket: TicketFacts) -> int:
        if self._is_a_series() or ticket.admits > 1:
            return 1
        most = 6 if ticket.per == TicketType.Per.GROUP else 4
        return self.rng.randint(1, min(ticket.most, most))

    def _moment(self, starts_at: datetime) -> datetime:
        """When it was booked: in the three weeks before the date, or before today."""
        latest = min(starts_at, self.loading.at) - timedelta(hours=2)
        return latest - LONGEST_AGO * self.rng.random()


def _taken(dated: SessionFacts) -> int:
    pool = CapacityPool.objects.get(session=dated.session, kind=CapacityPool.Kind.GENERAL)
    return pool.taken


def load_crowds(loading: Loading) -> None:
    for said in loading.programme["activities"]:
        if _wants_people(said) and not loading.is_done("crowd", said["key"]):
            with loading.once("crowd", said["key"]):
                Filling(loading, said, Activity.objects.get(key=said["key"])).fill()


def _wants_people(said: Entry) -> bool:
    """A visit that is invoiced afterwards is booked by a school, not by a crowd."""
    kinds = {ticket["kind"] for ticket in said.get("tickets", [])}
    return bool(
        said.get("fill")
        and said["status"] != "draft"
        and said.get("register") not in NAMELESS
        and not (said["audience"] != "public" and "quote" in kinds)
    )
