"""Courses: the whole run on the same stock as single dates; joining late; dates that change."""

from datetime import timedelta

import pytest

from bookings.catalogue import prices, scheduling
from bookings.catalogue.programme import facts, facts_of
from bookings.ordering.models import Booking, TicketType
from bookings.ordering.offer import offer
from project.invariants import all as invariants
from tests.bookings.ordering.stock import taken
from tests.factories.bookings import a_hold, a_hold_of, begun, named, presses_pay
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db
WEEKS = 10


@pytest.fixture
def course():
    activity = an_activity("Clay on Mondays", way_in="each_or_all")
    for week in range(WEEKS):
        a_session(activity, days=7 * week + 7, capacity=10)
    return activity


@pytest.fixture
def term(course) -> TicketType:
    return a_ticket(course, pence=6500, scope="all", title="Whole term")


def after(weeks: int):
    """When so many dates have been."""
    return AT + timedelta(days=7 * weeks + 3)


def bought(term: TicketType, *, at=AT) -> Booking:
    booking = named(a_hold_of(term.activity.course.ref, term, at=at), at=at)
    presses_pay(begun(booking, at=at), at=at)
    booking.refresh_from_db()
    return booking


def test_whole_run_and_single_dates_share_the_stock(course, term) -> None:
    single = a_ticket(course, pence=800, title="One Monday")
    a_hold_of(course.course.ref, {term: 3})
    third = course.sessions.all()[2]
    a_hold(third, {single: 7})
    assert taken(third) == 10
    assert facts_of(course, at=AT).run_left == 0
    assert invariants.breaches() == []


@pytest.mark.parametrize(("weeks", "pence"), [(0, 6500), (2, 5200), (3, 4550), (7, 1950), (9, 650)])
def test_who_joins_late_pays_for_what_is_left_and_takes_no_more(course, term, weeks, pence) -> None:
    at = after(weeks) if weeks else AT
    booking = a_hold_of(course.course.ref, term, at=at)
    assert booking.tickets_pence == pence
    assert booking.lines.get().places.count() == WEEKS - weeks
    assert invariants.breaches() == []


def test_the_buyer_reads_why_it_costs_less(course, term) -> None:
    [ticket] = offer(course.course.ref, at=after(2)).tickets
    assert prices.ticket_note(ticket) == "8 of 10 sessions left: £52 instead of £65."
    assert prices.ticket_price(ticket) == "£52"
    [listed] = facts([course], at=after(2), past=False)[course.pk].run_tickets
    assert listed.price == ticket.price


def test_pence_are_rounded_for_the_buyer(course) -> None:
    odd = a_ticket(course, pence=1000, scope="all", title="Odd")
    assert a_hold_of(course.course.ref, odd, at=after(7)).tickets_pence == 300
    a_session(course, days=7 * WEEKS + 7)
    assert a_hold_of(course.course.ref, odd, at=after(8)).tickets_pence == 272


def test_a_ticket_may_cost_the_same_however_late(course) -> None:
    whole = a_ticket(course, pence=6500, scope="all", title="Patron", pro_rata=False)
    assert a_hold_of(course.course.ref, whole, at=after(5)).tickets_pence == 6500


def test_a_date_called_off_counts_neither_way(course, term) -> None:
    scheduling.cancel_session(session=course.sessions.all()[9], by=OFFICER, at=AT)
    assert a_hold_of(course.course.ref, term, at=AT).tickets_pence == 6500
    [ticket] = offer(course.course.ref, at=after(3)).tickets
    assert ticket.joins_late == (6, 9)


def test_moved_added_or_called_off_what_was_paid_stays_and_all_adds_up(course, term) -> None:
    booking = bought(term)
    third, fourth = course.sessions.all()[2:4]
    facts_now = {name: getattr(third, name) for name in ("venue", "room")}
    scheduling.change_session(
        session=third,
        starts_at=third.starts_at + timedelta(days=2),
        ends_at=third.ends_at + timedelta(days=2),
        capacity=10,
        by=OFFICER,
        at=AT,
        **facts_now,
    )
    scheduling.cancel_session(session=fourth, by=OFFICER, at=AT)
    added = a_session(course, days=7 * WEEKS + 7)
    booking.refresh_from_db()
    [line] = booking.lines.all()
    assert (booking.tickets_pence, line.price_pence, booking.state) == (6500, 6500, "confirmed")
    assert line.places.filter(live=True).count() == WEEKS
    assert taken(added) == 0
    assert invariants.breaches() == []
    later = a_hold_of(course.course.ref, term, at=AT)
    assert later.tickets_pence == 6500
    assert later.lines.get().places.count() == WEEKS
    assert invariants.breaches() == []
