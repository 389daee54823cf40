"""One basket for several activities: each thing by itself, all of them at once, one payment."""

from datetime import datetime, timedelta

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity
from bookings.ordering import again, changing, expiry, pay
from bookings.ordering.contents import contents_of
from bookings.ordering.hoarding import Visitor
from bookings.ordering.models import Booking, BookingState, Place, TicketType
from bookings.ordering.overlaps import overlaps
from bookings.ordering.overview import overview
from bookings.ordering.sentences import BasketChanged, PlacesGone, SomeCalledOff
from kernel.mail.models import Message
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.stock import is_sound, taken, trace
from tests.factories.bookings import (
    PUBLIC,
    a_hold,
    a_hold_of,
    begun,
    named,
    news_of,
    payments_of,
    pays_unheard,
    presses_pay,
)
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def print_evening(at: datetime):
    return a_session(an_activity("Print Evening"), capacity=3, days=7)


@pytest.fixture
def stories():
    return a_session(an_activity("Winter Stories"), capacity=3, days=9)


@pytest.fixture
def both(print_evening, stories) -> Booking:
    """Two places at the one, one at the other."""
    booking = a_hold(print_evening, {a_ticket(print_evening.activity): 2})
    return a_hold(stories, a_ticket(stories.activity, pence=400, title="Seat"), basket=booking)


def test_a_second_activity_joins_what_is_held_and_is_held_no_longer(
    both, print_evening, stories, at
) -> None:
    assert Booking.objects.count() == 1
    assert (both.tickets_pence, both.pay_by) == (1600, at + timedelta(minutes=20))
    assert (taken(print_evening), taken(stories)) == (2, 1)
    items = overview(both).items
    assert [(item.title, len(item.lines)) for item in items] == [
        ("Print Evening", 2),
        ("Winter Stories", 1),
    ]
    assert (trace("booking.held", both), trace("booking.changed", both)) == (1, 1)
    assert is_sound()


def test_changing_one_thing_touches_no_other(both, print_evening, stories) -> None:
    seat = both.lines.get(price_pence=400)
    ticket = print_evening.activity.types.get()
    changed = a_hold(print_evening, {ticket: 3}, basket=both)
    assert (changed.pk, changed.tickets_pence) == (both.pk, 2200)
    assert (taken(print_evening), taken(stories)) == (3, 1)
    seat.refresh_from_db()
    assert seat.live
    with pytest.raises(PlacesGone):
        a_hold(print_evening, {ticket: 4}, basket=both)
    assert (taken(print_evening), taken(stories)) == (3, 1)
    assert is_sound()


def test_what_is_taken_out_goes_back_and_the_last_thing_ends_the_hold(
    both, print_evening, stories, at
) -> None:
    one, other = [item.thing for item in overview(both).items]
    assert changing.remove(booking=both, thing=one, by=PUBLIC, at=at)
    assert not changing.remove(booking=both, thing=one, by=PUBLIC, at=at)
    both.refresh_from_db()
    assert (both.state, both.tickets_pence) == (BookingState.HELD, 400)
    assert (taken(print_evening), taken(stories)) == (0, 1)
    assert changing.remove(booking=both, thing=other, by=PUBLIC, at=at)
    both.refresh_from_db()
    assert (both.state, taken(stories)) == (BookingState.CANCELLED, 0)
    assert is_sound()


def test_the_same_asked_twice_is_asked_once(both, stories) -> None:
    seat = stories.activity.types.get()
    version = contents_of(both).booking.version
    a_hold(stories, seat, basket=both)
    assert contents_of(both).booking.version == version
    assert taken(stories) == 1


def test_one_payment_one_mail_one_calendar(both, stories, print_evening, at) -> None:
    presses_pay(begun(named(both)))
    both.refresh_from_db()
    assert both.state == BookingState.CONFIRMED
    assert [payment.amount_pence for payment in payments_of(both)] == [1600]
    mail = Message.objects.get()
    assert mail.subject == "You're booked: Print Evening and Winter Stories"
    for words in ("Monday 9 March", "Wednesday 11 March", "Guest 3", "£16.00"):
        assert words in mail.text and words in mail.html, words
    tickets = Place.objects.filter(line__booking=both).exclude(ticket_secret=None)
    assert tickets.count() == 3


def test_paid_late_takes_everything_again_or_nothing(both, print_evening, stories, at) -> None:
    payment = begun(named(both))
    late = at + timedelta(hours=1)
    expiry.release_expired(at=late)
    assert (taken(print_evening), taken(stories)) == (0, 0)
    a_hold(stories, {stories.activity.types.get(): 3}, at=late)
    pays_unheard(payment)
    news_of(payment, at=late)
    both.refresh_from_db()
    assert both.state == BookingState.EXPIRED
    assert (taken(print_evening), taken(stories)) == (0, 3)
    assert is_sound()


def test_what_is_called_off_is_taken_out_and_the_rest_stays_held(
    both, print_evening, stories, at
) -> None:
    named(both)
    scheduling.cancel_session(session=print_evening, by=OFFICER, at=at)
    with pytest.raises(SomeCalledOff) as why:
        pay.pay(booking=both, by=PUBLIC, at=at)
    assert "Print Evening" in str(why.value)
    both.refresh_from_db()
    assert (both.state, both.tickets_pence, taken(stories)) == (BookingState.HELD, 400, 1)
    assert payments_of(both) == []


def test_who_checked_an_earlier_basket_looks_again_before_paying(both, print_evening, at) -> None:
    named(both)
    checked = Booking.objects.get(pk=both.pk)
    a_hold(print_evening, {print_evening.activity.types.get(): 1}, basket=both)
    with pytest.raises(BasketChanged):
        pay.pay(booking=checked, by=PUBLIC, at=at)
    assert [payment.state for payment in payments_of(both)] == ["cancelled"]
    with pytest.raises(BasketChanged):
        pay.pay(booking=both, by=PUBLIC, at=at, version=0)


def test_after_its_end_all_that_is_left_is_held_again_with_its_names(
    both, print_evening, stories, at
) -> None:
    named(both)
    later = at + timedelta(hours=1)
    expiry.release_expired(at=later)
    a_hold(stories, {stories.activity.types.get(): 3}, at=later)
    facts = {"visitor": Visitor("b", "a"), "by": PUBLIC, "at": later, "language": "en"}
    new = again.hold_again(source=both, **facts)
    assert again.hold_again(source=both, **facts).booking == new.booking
    assert new.gone == ["Winter Stories"]
    assert (taken(print_evening), new.booking.tickets_pence) == (2, 1200)
    assert [seat.name for seat in overview(new.booking).seats] == ["Guest 1", "Guest 2"]
    assert is_sound()


def _ten(at: datetime, many: int = 10) -> tuple[Booker, list]:
    """A visitor who holds ten things of ten activities."""
    ben, sessions = Booker(), []
    for number in range(many):
        session = a_session(an_activity(f"Activity {number}", at=at), days=7 + number, at=at)
        ben.choose(session.ref, **{a_ticket(session.activity, at=at).ref: 1})
        sessions.append(session)
    return ben, sessions


def test_the_pages_of_ten_things_ask_no_more_than_those_of_two() -> None:
    at, counts = soon(), []
    for many in (2, 10):
        ben, _sessions = _ten(at, many)
        ben.name_people()
        asked = []
        for call in (
            lambda ben=ben: ben.page("basket", follow=False),
            lambda ben=ben: ben.page("people", follow=False),
            lambda ben=ben: ben.page("check", follow=False),
            ben.pay,
        ):
            with CaptureQueriesContext(connection) as captured:
                assert call().status_code in (200, 302)
            asked.append(len(captured))
        ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
        with CaptureQueriesContext(connection) as captured:
            assert ben.page("done", follow=False).status_code == 200
        counts.append([*asked, len(captured)])
    few, many_things = counts
    assert all(ten <= two for two, ten in zip(few, many_things, strict=True)), counts


def test_over_the_pages_a_second_activity_is_added_shown_and_taken_out() -> None:
    at = soon()
    ben, (first, second) = _ten(at, 2)
    text = ben.page("basket", follow=False).content.decode()
    assert "Activity 0" in text and "Activity 1" in text and "£12.00" in text
    shown = ben.get(f"/book/{second.ref}/")
    assert "You are holding places here" in shown
    ben.client.post(f"/booking/{ben.secret}/remove/", {"thing": first.ref})
    text = ben.page("basket", follow=False).content.decode()
    assert "Activity 0 is taken out." in text and "£6.00" in text
    form = form_with(ben.get(f"/book/{second.ref}/"), "page_key")
    nothing = form | {name: "0" for name in form if name.startswith("ticket-")}
    ben.send(f"/book/{second.ref}/", nothing)
    assert "You have let these places go" in ben.page().content.decode()
    assert (taken(first), taken(second)) == (0, 0)


def test_who_holds_something_may_add_to_it_or_book_on_its_own() -> None:
    at = soon()
    ben, _held = _ten(at, 1)
    first, other = ben.secret, a_session(an_activity("Other", at=at), days=30, at=at)
    ticket = a_ticket(other.activity, at=at)
    text = ben.get(f"/book/{other.ref}/")
    assert "You are holding Activity 0" in text and "Add to what you hold" in text
    form = form_with(text, "page_key") | {f"ticket-{ticket.ref}": "1", "apart": "yes"}
    ben.send(f"/book/{other.ref}/", form)
    assert ben.secret != first
    assert Booking.objects.filter(state=BookingState.HELD).count() == 2


def test_the_calendar_names_each_activity_at_its_time() -> None:
    ben, _sessions = _ten(soon(), 2)
    ben.name_people()
    ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
    file = ben.client.get(f"/booking/{ben.secret}/dates.ics").content
    events = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert sorted(str(event["SUMMARY"]) for event in events) == ["Activity 0", "Activity 1"]
    made = ben.client.get(f"/booking/{ben.secret}/tickets.pdf")
    assert made.content.startswith(b"%PDF-")


@pytest.mark.parametrize("thing", ["", "nothing", "x" * 9000, "\x00", "🎭"])
def test_taking_out_what_is_not_there_changes_nothing(thing: str) -> None:
    ben, (session,) = _ten(soon(), 1)
    answer = ben.client.post(f"/booking/{ben.secret}/remove/", {"thing": thing})
    assert answer.status_code == 302
    assert taken(session) == 1


def test_a_pass_and_single_items_of_a_festival_draw_on_the_same_stock_in_one_basket(at) -> None:
    festival = an_activity("Light Up", kind=Activity.Kind.FESTIVAL)
    day = [a_session(festival, capacity=2, days=7, title_en=name) for name in ("Walk", "Song")]
    later = a_session(festival, capacity=2, days=8, title_en="Lanterns")
    ticket = a_ticket(festival, title="One item")
    saturday = a_ticket(
        festival, scope=TicketType.Scope.ALL, title="Day pass", pence=900, sessions=day
    )
    booking = a_hold_of(festival.course.ref, saturday)
    assert [taken(each) for each in (*day, later)] == [1, 1, 0]
    assert overlaps(overview(booking)) == []  # its holder chooses on the day
    booking = a_hold(later, ticket, basket=booking)
    booking = a_hold(day[0], ticket, basket=booking)
    assert [taken(each) for each in (*day, later)] == [2, 1, 1]
    assert (booking.tickets_pence, len(overview(booking).items)) == (2100, 3)
    with pytest.raises(PlacesGone):
        a_hold_of(festival.course.ref, {saturday: 2}, basket=booking)
    assert is_sound()
