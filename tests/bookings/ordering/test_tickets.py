"""Tickets: on a page, on paper, in the calendar; for who knows the secret, while it stands."""

import io
import re

import icalendar
import pikepdf
import pytest
from django.test import Client

from bookings.catalogue import scheduling
from bookings.ordering import tickets
from bookings.ordering.models import Booking, Place
from bookings.ordering.overview import overview
from kernel.mail import attachments
from tests.bookings.ordering.booker import Booker
from tests.factories.bookings import a_confirmed, a_hold_of, begun, named, presses_pay
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    activity = an_activity(at=soon(), bring_en="An old shirt")
    return a_session(activity, at=soon())


@pytest.fixture
def booked(session):
    return a_confirmed(session, a_ticket(session.activity, at=soon()), at=soon())


def _secret(booking: Booking) -> str:
    return Place.objects.filter(line__booking=booking).first().ticket_secret or ""


def _run(people: int = 2) -> Booking:
    activity = an_activity("Term", at=soon())
    for days in (7, 14, 21):
        a_session(activity, days=days, at=soon())
    run = a_ticket(activity, scope="all", title="Full term", at=soon())
    booking = named(a_hold_of(activity.course.ref, {run: people}, at=soon()), at=soon())
    presses_pay(begun(booking, at=soon()), at=soon())
    booking.refresh_from_db()
    return booking


def test_the_ticket_says_who_what_when_where_and_shows_its_code(client: Client, booked) -> None:
    answer = client.get(f"/tickets/{_secret(booked)}/")
    text = answer.content.decode()
    for words in ("Guest 1", "Print Evening", "The Long Room", "An old shirt", 'class="qr"'):
        assert words in text
    assert f"{booked.ref.upper()}-1" in text
    assert "no-store" in answer.headers["Cache-Control"]
    assert booked.secret not in text  # the ticket's holder need not be the booker
    assert booked.booker_email not in text


def test_the_paper_is_an_accessible_pdf_with_a_described_code(client: Client, booked) -> None:
    answer = client.get(f"/tickets/{_secret(booked)}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert len(pdf.pages) == 1
        alts = [str(obj.Alt) for obj in pdf.objects if _has_alt(obj)]
    assert alts == ["Code of the ticket of Guest 1"]


def _has_alt(obj: object) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj


def test_there_is_no_ticket_before_the_booking_is_confirmed(client: Client, session) -> None:
    ticket = a_ticket(session.activity, at=soon())
    named(a_hold_of(session.ref, ticket, at=soon()), at=soon())
    assert not Place.objects.exclude(ticket_secret=None).exists()


@pytest.mark.parametrize("change", [{"state": "cancelled"}, {"state": "expired"}])
def test_what_is_no_longer_booked_has_no_ticket(client: Client, booked, change) -> None:
    secret = _secret(booked)
    Booking.objects.filter(pk=booked.pk).update(**change)
    for path in (
        f"/tickets/{secret}/",
        f"/tickets/{secret}.pdf",
        f"/booking/{booked.secret}/tickets.pdf",
        f"/booking/{booked.secret}/dates.ics",
    ):
        assert client.get(path).status_code == 404
    assert attachments.make("ticket", booked.ref) is None
    assert attachments.make("calendar", booked.ref) is None


def test_a_place_that_has_ended_has_no_ticket(client: Client, booked) -> None:
    secret = _secret(booked)
    Place.objects.update(live=False)
    assert client.get(f"/tickets/{secret}/").status_code == 404


def test_a_bookings_own_secret_opens_no_ticket_and_the_other_way_round(client, booked) -> None:
    assert client.get(f"/tickets/{booked.secret}/").status_code == 404
    assert client.get(f"/booking/{_secret(booked)}/").status_code == 404


def test_a_whole_run_is_one_ticket_a_person_with_every_date(client: Client) -> None:
    booking = _run()
    assert [ticket.name for ticket in tickets.tickets_of(overview(booking))] == [
        "Guest 1",
        "Guest 2",
    ]
    secrets = list(Place.objects.order_by("line", "pk").values_list("ticket_secret", flat=True))
    assert len(set(secrets)) == 6
    for secret in secrets[:3]:  # any of a person's three dates opens that person's ticket
        text = client.get(f"/tickets/{secret}/").content.decode()
        assert "Guest 1" in text and "Guest 2" not in text
        assert len(re.findall(r"<li>\w+ \d+ \w+, ", text)) == 3


def test_all_tickets_of_a_booking_are_one_file(client: Client) -> None:
    booking = _run(people=4)
    made = attachments.make("ticket", booking.ref)
    assert made is not None and made.filename == f"ticket-{booking.ref}.pdf"
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert sum(_has_alt(obj) for obj in pdf.objects) == 4
    answer = client.get(f"/booking/{booking.secret}/tickets.pdf")
    assert answer.headers["Content-Disposition"].endswith(f'"ticket-{booking.ref}.pdf"')


def test_the_calendar_has_every_date_once_in_london_time(client: Client) -> None:
    booking = _run()
    answer = client.get(f"/booking/{booking.secret}/dates.ics")
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == 3
    starts = {event["DTSTART"].dt for event in events}
    assert starts == {
        place.session.starts_at.replace(microsecond=0) for place in Place.objects.all()
    }
    assert str(events[0]["SUMMARY"]) == "Term"


def test_a_date_that_was_called_off_is_marked_and_leaves_the_calendar(client, booked) -> None:
    session = Place.objects.get().session
    scheduling.cancel_session(session=session, by=OFFICER, at=soon())
    assert "This does not go ahead" in client.get(f"/tickets/{_secret(booked)}/").content.decode()
    assert b"VEVENT" not in client.get(f"/booking/{booked.secret}/dates.ics").content


@pytest.mark.parametrize(
    "name", ["<b>Zoë</b> & Łukasz", "N" * 200, "👩‍👩‍👧‍👦 ŵŷ", "\u202eelbanu", "a b " * 50, "ع م ر"]
)
def test_every_name_gets_onto_paper(client: Client, session, name: str) -> None:
    ticket = a_ticket(session.activity, pence=0, at=soon())
    ben = Booker(client)
    ben.choose(session.ref, **{ticket.ref: 1})
    assert ben.name_people(name).status_code == 302
    ben.pay()
    made = client.get(f"/tickets/{_secret(ben.booking)}.pdf")
    assert made.content.startswith(b"%PDF-")
    assert "<b>Zoë" not in client.get(f"/tickets/{_secret(ben.booking)}/").content.decode()
