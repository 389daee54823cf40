"""The box office's list of bookings, one of them, and its tickets sent again."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.catalogue import scheduling
from bookings.ordering import changing
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.mail.models import Message
from kernel.references import new_secret
from tests.factories.bookings import a_hold, begun, named, presses_pay
from tests.factories.desk import a_workshop, signed_in
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def box_office() -> Client:
    return signed_in("box_office")


def a_booking(email: str = "ben@families.example") -> Booking:
    """Booked and paid for next week."""
    now = clock.now()
    activity, session = a_workshop()
    booking = named(a_hold(session, activity.types.get(), at=now), at=now, email=email)
    presses_pay(begun(booking, at=now), at=now)
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    return booking


def found(browser: Client, **words: str) -> list[str]:
    return [row.ref for row in browser.get("/admin/bookings/", words).context["rows"]]


@pytest.mark.parametrize("words", ["adeyemi", "BEN@families", "Guest 1"])
def test_it_is_found_by_who_booked_who_comes_and_address(box_office: Client, words: str) -> None:
    booking = a_booking()

    assert found(box_office, q=words) == [booking.ref]


def test_it_is_found_by_its_reference_as_people_read_it_out(box_office: Client) -> None:
    booking = a_booking()

    assert found(box_office, q=f" {booking.ref[:5].upper()}-{booking.ref[5:]} ") == [booking.ref]
    assert found(box_office, q="nothing like it") == []


def test_state_and_session_narrow_the_list(box_office: Client) -> None:
    booking = a_booking()
    session = booking.lines.get().session
    assert session is not None

    assert found(box_office, state="confirmed") == [booking.ref]
    assert found(box_office, state="cancelled") == []
    assert found(box_office, session=session.ref) == [booking.ref]
    assert found(box_office, session="nothing") == []


@pytest.mark.parametrize(
    "words",
    [
        {"q": "a\0b"},
        {"q": "x" * 5_000},
        {"state": "lost"},
        {"session": "\0"},
        {"p": "-7"},
        {"q": "%"},
    ],
)
def test_nonsense_in_the_address_is_answered_kindly(
    box_office: Client, words: dict[str, str]
) -> None:
    assert box_office.get("/admin/bookings/", words).status_code == 200


def test_a_page_of_many_costs_no_more_than_a_page_of_one(box_office: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            box_office.get("/admin/bookings/")
        return len(seen)

    a_booking()
    queries()
    one = queries()
    for number in range(3):
        a_booking(f"ben{number}@families.example")

    assert queries() == one


def test_one_booking_says_who_what_money_and_history(box_office: Client) -> None:
    booking = a_booking()

    said = box_office.get(f"/admin/bookings/{booking.ref}/").content.decode()

    for words in ("Ben Adeyemi", "Guest 1", "One place", "£6.00: Paid", "a test: no money moved"):
        assert words in said
    for words in ("Places held", "People named", "Payment begun", "the booker"):
        assert words in said
    assert booking.secret not in said


def test_the_tickets_are_sent_again_once_a_click(box_office: Client) -> None:
    booking, key = a_booking(), new_secret()
    address = f"/admin/bookings/{booking.ref}/again/"

    for _ in range(2):
        said = box_office.post(address, {"once": key}, follow=True).content.decode()

    mails = Message.objects.filter(kind="booked", about_ref=booking.ref)
    assert mails.count() == 2
    assert len(set(mails.values_list("to", "subject", "text"))) == 1
    assert "The tickets are on their way to ben@families.example again." in said
    assert AuditEvent.objects.filter(verb="booking.mail_again").count() == 1


def test_what_was_never_sent_is_not_sent_again(box_office: Client) -> None:
    now = clock.now()
    activity, session = a_workshop()
    booking = a_hold(session, activity.types.get(), at=now)

    said = box_office.post(f"/admin/bookings/{booking.ref}/again/", follow=True).content.decode()

    assert "No mail with tickets was ever sent for this booking." in said
    assert not Message.objects.exists()


def test_cancelling_a_date_with_bookings_is_a_task_that_leads_to_them(box_office: Client) -> None:
    booking = a_booking()
    session = booking.lines.get().session
    assert session is not None

    scheduling.cancel_session(session=session, by=OFFICER, at=clock.now())
    scheduling.cancel_session(session=session, by=OFFICER, at=clock.now())

    task = StaffTask.objects.get(kind="session_cancelled")
    assert task.for_role == "box_office"
    assert "1 place is booked" in task.text
    assert f"/admin/bookings/?session={session.ref}" in box_office.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["editor", "finance", "dsl", "administrator", "fundraising"])
def test_nobody_else_reads_bookings(role: str) -> None:
    booking, browser = a_booking(), signed_in(role)

    for address in ("", f"{booking.ref}/"):
        assert browser.get(f"/admin/bookings/{address}").status_code == 404
    assert browser.post(f"/admin/bookings/{booking.ref}/again/").status_code == 404


@pytest.mark.parametrize("ref", ["nothing123", "%00", "a b"])
def test_an_address_of_nothing_is_not_there(box_office: Client, ref: str) -> None:
    assert box_office.get(f"/admin/bookings/{ref}/").status_code == 404


@pytest.mark.parametrize(
    "typed", ["Ben Adeyeni", "adeymei", "Gest", "+44 7700 900301", "07700900301", "(07700) 900-301"]
)
def test_a_slip_of_the_finger_and_a_telephone_number_find_it(
    box_office: Client, typed: str
) -> None:
    booking = a_booking()
    Booking.objects.update(booker_phone="07700 900301")

    assert found(box_office, q=typed) == [booking.ref]


@pytest.mark.parametrize("typed", ["Bernard Oyelaran", "xx", "07700 900999", "?!"])
def test_what_is_not_near_finds_nothing(box_office: Client, typed: str) -> None:
    a_booking()

    assert found(box_office, q=typed) == []


def test_a_booking_of_two_things_shows_both_and_what_was_taken_out_no_more(
    box_office: Client,
) -> None:
    now = clock.now()
    activity, session = a_workshop()
    other = an_activity("Winter Stories", at=now)
    second = a_session(other, days=9, at=now)
    booking = a_hold(session, activity.types.get(), at=now)
    booking = a_hold(second, a_ticket(other, at=now), at=now, basket=booking)
    page = box_office.get(f"/admin/bookings/{booking.ref}/").content.decode()
    [row] = box_office.get("/admin/bookings/").context["rows"]

    assert "<h3>Winter Stories</h3>" in page and f"<h3>{activity.title_en}</h3>" in page
    assert row.what == f"{activity.title_en}, Winter Stories"
    things = [item.thing for item in overview(booking).items]
    changing.remove(booking=booking, thing=things[1], by=OFFICER, at=now)
    [row] = box_office.get("/admin/bookings/").context["rows"]
    assert row.what == activity.title_en
