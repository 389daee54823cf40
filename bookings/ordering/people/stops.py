"""The pages of the people step: who comes, whom to ring, and each person of whom more is asked."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse

from bookings.ordering.asking import answering
from bookings.ordering.asking.models import Question
from bookings.ordering.overview import Overview
from bookings.ordering.people import ages
from bookings.ordering.people.slots import Slot, slots_of
from kernel import clock
from kernel.people.models import Person
from safeguarding import care

About = Question.About


@dataclass(frozen=True, slots=True)
class Guest:
    """A named person of the booking; `number` is their page's, `alone`: we answer for them."""

    number: int
    slot: Slot
    person: Person
    alone: bool
    questions: list[Question] = field(default_factory=list)

    @property
    def has_page(self) -> bool:
        return self.alone or bool(self.questions)


@dataclass(frozen=True, slots=True)
class Stop:
    """One page; `wants`: something is missing there without which nobody can be booked."""

    url: str
    wants: bool


@dataclass(frozen=True, slots=True)
class Stops:
    guests: list[Guest]
    own_questions: list[Question]  # of the whole booking
    rest: list[Stop]  # after the first page, in order

    @property
    def alone(self) -> list[Guest]:
        return [guest for guest in self.guests if guest.alone]

    @property
    def wanted(self) -> str:
        """The first page that still wants something; empty: none does."""
        return next((stop.url for stop in self.rest if stop.wants), "")

    def after(self, url: str) -> str:
        """The page that follows; empty after the last."""
        urls = [stop.url for stop in self.rest]
        following = urls[urls.index(url) + 1 :] if url in urls else urls
        return following[0] if following else ""


def are_cared_for(seen: Overview) -> bool:
    """Whether all is told without which no child comes on their own: one query, or none."""
    alone = [guest.person.pk for guest in _guests(seen, []) if guest.alone]
    return all(each.notes and each.contacts for each in care.asked(alone).values())


def stops(seen: Overview) -> Stops:
    """One to three queries, however many people."""
    questions = answering.questions_of(_activities(seen))
    guests = _guests(seen, questions)
    own = [q for q in questions if q.about == About.BOOKING]
    told = care.asked(guest.person.pk for guest in guests if guest.alone)
    given = answering.answered(seen.booking) if questions else set()
    secret = seen.booking.secret
    rest = []
    if own:
        wants = _wants(own, None, given)
        rest.append(Stop(reverse("booking_questions", args=[secret]), wants))
    if any(guest.alone for guest in guests):
        wants = any(not told[g.person.pk].contacts for g in guests if g.alone)
        rest.append(Stop(reverse("booking_contacts", args=[secret]), wants))
    for guest in guests:
        if guest.has_page:
            wants = guest.alone and not told[guest.person.pk].notes
            wants = wants or _wants(guest.questions, guest.person.pk, given)
            rest.append(Stop(reverse("booking_person", args=[secret, guest.number]), wants))
    return Stops(guests, own, rest)


def last_day(seen: Overview) -> date:
    """Of all that is booked."""
    return clock.london_date(max(session.ends_at for session in seen.sessions))


def starts(seen: Overview) -> datetime:
    return min(session.starts_at for session in seen.sessions)


def _activities(seen: Overview) -> list:
    return [ages.activity_of(seat) for seat in seen.seats]


def _guests(seen: Overview, questions: list[Question]) -> list[Guest]:
    guests: list[Guest] = []
    for slot in slots_of(seen.seats):
        person = slot.first.places[0].participant
        if person is None:
            continue
        activities = {ages.activity_of(seat).pk for seat in slot.seats}
        guests.append(
            Guest(
                number=len(guests) + 1,
                slot=slot,
                person=person,
                alone=_is_alone(seen, slot, person),
                questions=[
                    q
                    for q in questions
                    if q.about == About.PARTICIPANT and q.activity_id in activities
                ],
            )
        )
    return guests


def _is_alone(seen: Overview, slot: Slot, person: Person) -> bool:
    if person.birth_date is None and seen.by_numbers:
        return False  # a group's leader answers for those who come
    return any(ages.look_after_alone(seat, person.birth_date) for seat in slot.seats)


def _wants(
    questions: list[Question], person: int | None, given: set[tuple[int, int | None]]
) -> bool:
    """What is asked only after some other answer was settled where that was given."""
    return any(
        q.is_required and not q.only_after_id and (q.pk, person) not in given for q in questions
    )


def is_open_to_change(seen: Overview, *, at: datetime) -> bool:
    """Until the first of its dates begins."""
    return at < starts(seen)
