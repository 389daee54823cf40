"""Designs, and a course that has been, with people who came to so many of its sessions."""

from datetime import date, timedelta

from bookings.catalogue.models import Activity, Session
from bookings.certificates import issuing
from bookings.certificates.models import Certificate, Design
from bookings.planning.models import TeamAssignment
from kernel.people.models import Person
from tests.factories.attendance import a_person_on, marked
from tests.factories.programme import AT, OFFICER, a_session, an_activity

AFTER = AT + timedelta(days=40)
WORDING = (
    "{participant} attended {attended} of {sessions} sessions of {activity}, {hours} hours in all."
)


def a_design(key: str = "attendance", *, percent: int | None = 80, **facts: object) -> Design:
    return Design.objects.create(
        key=key,
        min_percent=percent,
        **{
            "title_en": "Certificate of Attendance",
            "wording_en": WORDING,
            "signed_by": "Gwen Tregarth, Learning and Participation Officer",
            **facts,
        },
    )


def a_course(sessions: int = 5, *, kind: str = "attendance", **facts: object) -> Activity:
    """So many sessions of two hours, a day apart, all over at AFTER."""
    activity = an_activity("One Second at a Time", certificate_kind=kind, **facts)
    dates = [a_session(activity, days=day) for day in range(1, sessions + 1)]
    marek = Person.objects.create(name="Marek Wolny")
    for session in dates:
        TeamAssignment.objects.create(session=session, person=marek, function="lead")
    return activity


def came(activity: Activity, times: int, *, name: str = "Noah Fairholm", **facts: object) -> Person:
    """Booked on every session, present at the first so many, absent from the rest."""
    dates = list(Session.objects.filter(activity=activity).order_by("starts_at"))
    places = a_person_on(dates, name=name, **facts)
    for number, place in enumerate(places):
        marked(place, "present" if number < times else "absent")
    return places[0].participant


def an_issued(name: str = "Noah Fairholm", *, born: date | None = None) -> Certificate:
    """One certificate, issued the usual way."""
    design = Design.objects.first() or a_design()
    activity = a_course()
    came(activity, 5, name=name, birth_date=born)
    return issuing.issue(activity=activity, design=design, by=OFFICER, at=AFTER)[0]
