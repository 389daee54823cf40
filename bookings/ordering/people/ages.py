"""Whose date of birth is asked, and who is too young or too old: on the day that it starts."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.catalogue import phrases
from bookings.catalogue.models import Activity
from bookings.catalogue.words import word
from bookings.ordering.models import TicketType
from bookings.ordering.overview import Seat
from kernel import clock
from kernel.people.models import OF_AGE, age_on

Care = Activity.DutyOfCare
WITH_CHILDREN = {Care.UNACCOMPANIED_CHILDREN, Care.CHILDREN_WITH_ADULT}


def activity_of(seat: Seat) -> Activity:
    return seat.line.ticket_type.activity


def starts_on(seat: Seat) -> date:
    """The first of the days that this ticket covers."""
    return clock.london_date(seat.sessions[0].starts_at)


def are_asked(seat: Seat) -> bool:
    """Only where an age decides something: adults at an adults' evening are not asked theirs."""
    ticket, activity = seat.line.ticket_type, activity_of(seat)
    if ticket.is_companion:
        return False
    bound = ticket.min_age is not None or ticket.max_age is not None
    return bound or activity.max_age is not None or activity.duty_of_care in WITH_CHILDREN


def are_needed(seat: Seat) -> bool:
    """Where grown-ups may come with the same ticket, a date of birth is asked of children only."""
    ticket, activity = seat.line.ticket_type, activity_of(seat)
    if not are_asked(seat):
        return False
    bound = ticket.min_age is not None or ticket.max_age is not None
    return bound or not _grown_ups_come(activity)


def look_after_alone(seat: Seat, born: date | None) -> bool:
    """Whether we answer for this person: a child, on a day when no adult of theirs is there."""
    if activity_of(seat).duty_of_care != Care.UNACCOMPANIED_CHILDREN:
        return False
    return born is None or age_on(born, starts_on(seat)) < OF_AGE


def refusal(seat: Seat, name: str, born: date) -> str:
    """Why this ticket is not for somebody of that age, and what to do; empty: it is."""
    activity, ticket = activity_of(seat), seat.line.ticket_type
    age = age_on(born, starts_on(seat))
    said = {
        "name": name,
        "age": age,
        "day": date_format(starts_on(seat), "j F"),
        "what": word(activity, "title"),
        "ticket": seat.ticket,
    }
    if not _within(age, ticket.min_age, ticket.max_age):
        said["ages"] = _bounds(ticket)
        return _(
            "The ticket “%(ticket)s” is for %(ages)s. %(name)s will be %(age)d on %(day)s, when "
            "it starts. Go back and choose another ticket."
        ) % said  # fmt: skip
    if _grown_ups_come(activity) and age >= OF_AGE:
        return ""
    if not _within(age, activity.min_age, activity.max_age):
        said["ages"] = phrases.bare_ages(phrases.ages(activity, "")).lower()
        return _(
            "%(what)s is for ages %(ages)s. %(name)s will be %(age)d on %(day)s, when it starts. "
            "Look for something else on our pages, or ring us if you are not sure."
        ) % said  # fmt: skip
    return ""


def _grown_ups_come(activity: Activity) -> bool:
    return activity.with_adult or activity.duty_of_care == Care.CHILDREN_WITH_ADULT


def _within(age: int, least: int | None, most: int | None) -> bool:
    return (least is None or age >= least) and (most is None or age <= most)


def _bounds(ticket: TicketType) -> str:
    if ticket.max_age is None:
        return _("ages %(age)d and over") % {"age": ticket.min_age}
    if not ticket.min_age:
        return _("ages up to %(age)d") % {"age": ticket.max_age}
    return _("ages %(least)d to %(most)d") % {"least": ticket.min_age, "most": ticket.max_age}
