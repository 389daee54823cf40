"""The first page: what it says in each state, and that looking holds nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from bookings.catalogue import scheduling, ticketing
from bookings.catalogue.gate import Sale
from bookings.catalogue.models import Activity
from bookings.ordering import submission
from bookings.ordering.models import Booking, BookingState, TicketType
from bookings.planning.models import Finding
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.stock import taken
from tests.factories.bookings import a_hold
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
QUICKER = "Somebody was a moment quicker"


@pytest.fixture
def session():
    return a_session(an_activity(at=soon()), capacity=2, at=soon())


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity, at=soon())


def _text(ref: str) -> str:
    return Booker().get(f"/book/{ref}/")


def test_looking_shows_what_when_and_what_it_costs_and_holds_nothing(session, ticket) -> None:
    text = _text(session.ref)
    for words in ("Print Evening", "The Long Room", "£6", "Last 2 places", "One place"):
        assert words in text
    assert not Booking.objects.exists()
    assert taken(session) == 0


@pytest.mark.parametrize("path", ["book/{}/", "booking/{}/", "tickets/{}/", "tickets/{}.pdf"])
@pytest.mark.parametrize("name", ["nothinghere", "x" * 28, "0" * 28, "%00", "..", "A" * 300])
def test_an_unknown_address_is_not_there(client: Client, path: str, name: str) -> None:
    assert client.get("/" + path.format(name)).status_code == 404


@pytest.mark.parametrize("visibility", ["draft", "closed"])
def test_what_is_not_on_show_is_not_there(client: Client, session, ticket, visibility) -> None:
    Activity.objects.update(visibility=visibility)
    for ref in (session.ref, session.activity.course.ref):
        assert client.get(f"/book/{ref}/").status_code == 404
        assert client.post(f"/book/{ref}/").status_code == 404


def test_what_is_unlisted_can_be_booked_by_who_knows_its_address(session, ticket) -> None:
    Activity.objects.update(visibility="unlisted")
    assert "Carry on to people" in _text(session.ref)


def test_a_full_date_says_so_and_shows_the_others(session, ticket) -> None:
    other = a_session(session.activity, days=14, at=soon())
    a_hold(session, {ticket: 2}, at=soon())
    text = _text(session.ref)
    assert "Full. Places do come back." in text
    assert f"/book/{other.ref}/" in text
    assert 'name="page_key"' not in text


def test_who_comes_a_moment_late_reads_a_kind_sentence(session, ticket) -> None:
    late = Booker()
    form = form_with(late.get(f"/book/{session.ref}/"), "page_key") | {f"ticket-{ticket.ref}": "1"}
    a_hold(session, {ticket: 2}, at=soon())
    answer = late.send(f"/book/{session.ref}/", form)
    assert answer.status_code == 200
    assert QUICKER in answer.content.decode()


def test_who_asks_for_more_than_is_left_may_choose_fewer(session, ticket) -> None:
    late = Booker()
    answer = late.choose(session.ref, **{ticket.ref: 3})
    assert QUICKER in answer.content.decode()
    assert form_with(answer.content.decode(), "page_key")[f"ticket-{ticket.ref}"] == "3"
    assert late.choose(session.ref, **{ticket.ref: 2}).status_code == 302


def test_a_full_page_first_frees_what_has_run_out(session, ticket) -> None:
    a_hold(session, {ticket: 2}, at=soon() - timedelta(minutes=21))
    assert "Carry on to people" in _text(session.ref)
    assert taken(session) == 0


def test_the_second_click_of_who_took_the_last_place_is_in_too(session, ticket) -> None:
    ben = Booker()
    form = form_with(ben.get(f"/book/{session.ref}/"), "page_key") | {f"ticket-{ticket.ref}": "2"}
    first, second = (ben.send(f"/book/{session.ref}/", form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Booking.objects.count() == 1


def test_without_looking_for_its_twin_the_second_click_would_read_that_it_is_late(
    session, ticket, monkeypatch
) -> None:
    """The control of the test above."""
    monkeypatch.setattr(submission, "twin", lambda *said, at: None)
    ben = Booker()
    form = form_with(ben.get(f"/book/{session.ref}/"), "page_key") | {f"ticket-{ticket.ref}": "2"}
    ben.send(f"/book/{session.ref}/", form)
    ben.client.cookies.clear()
    assert QUICKER in ben.send(f"/book/{session.ref}/", form).content.decode()


@pytest.mark.parametrize("key", ["", "short", "x" * 64, "guess" * 6])
def test_two_people_without_a_real_key_never_meet(session, ticket, key: str) -> None:
    form = {f"ticket-{ticket.ref}": "1", "page_key": key}
    ways = {Booker().send(f"/book/{session.ref}/", form).headers["Location"] for _ in range(2)}
    assert len(ways) == 2


def test_back_and_another_choice_changes_the_hold(session, ticket) -> None:
    ben = Booker()
    ben.choose(session.ref, **{ticket.ref: 1})
    first = ben.secret
    text = ben.get(f"/book/{session.ref}/")
    assert "You are holding places here" in text
    assert form_with(text, "page_key")[f"ticket-{ticket.ref}"] == "1"
    ben.choose(session.ref, **{ticket.ref: 2})
    assert ben.secret == first
    assert ben.booking.state == BookingState.HELD
    assert taken(session) == 2
    assert "Change how many below" in ben.get(f"/book/{session.ref}/")


def test_nobody_can_replace_a_hold_whose_secret_they_do_not_know(session, ticket) -> None:
    a_hold(session, ticket, at=soon())
    form = {f"ticket-{ticket.ref}": "1", "instead_of": Booking.objects.get().ref}
    Booker().send(f"/book/{session.ref}/", form)
    assert Booking.objects.filter(state=BookingState.HELD).count() == 2


def test_what_was_paid_in_another_tab_is_said_and_more_may_be_chosen(session, ticket) -> None:
    ben = Booker()
    ben.choose(session.ref, **{ticket.ref: 1})
    ben.name_people()
    tab = form_with(ben.get(f"/book/{session.ref}/"), "page_key")
    ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
    text = ben.send(f"/book/{session.ref}/", tab).content.decode()
    assert "You have booked those places meanwhile" in text
    assert form_with(text, "page_key")["instead_of"] == ""
    assert taken(session) == 1


def test_a_run_of_dates_booked_one_by_one_asks_for_the_date(session, ticket) -> None:
    other = a_session(session.activity, days=14, at=soon())
    text = _text(session.activity.course.ref)
    assert "Choose a date" in text
    assert f"/book/{session.ref}/" in text
    assert f"/book/{other.ref}/" in text


def test_a_whole_run_shows_every_date(session) -> None:
    for days in (14, 21):
        a_session(session.activity, days=days, at=soon())
    a_ticket(session.activity, scope=TicketType.Scope.ALL, pence=3600, title="Term", at=soon())
    text = _text(session.activity.course.ref)
    assert "Term" in text
    assert "Every date" in text


@pytest.mark.parametrize(
    ("way", "heading"),
    [
        ("drop_in", "Just come"),
        ("by_request", "Ask us about a date"),
        ("by_application", "Places by application"),
        ("by_staff", "Places are given by our partner"),
    ],
)
def test_other_ways_in_are_said_instead_of_a_form(session, ticket, way: str, heading: str) -> None:
    Activity.objects.update(way_in=way)
    text = _text(session.ref)
    assert heading in text
    assert 'method="post"' not in text


def test_a_shut_gate_says_that_booking_opens_soon_and_sells_nothing(session, ticket) -> None:
    Finding.objects.create(
        session=session, light="red", stops_opening=True, text="No lead.", found_at=soon()
    )
    assert "Booking opens soon" in _text(session.ref)
    Booker().send(f"/book/{session.ref}/", {f"ticket-{ticket.ref}": "1"})
    assert not Booking.objects.exists()


def test_a_gate_that_shuts_between_looking_and_sending_is_heard(
    session, ticket, monkeypatch
) -> None:
    monkeypatch.setattr("bookings.catalogue.gate.for_sale", lambda sessions, at: Sale(False, {}))
    answer = Booker().choose(session.ref, **{ticket.ref: 1})
    assert "Booking opens soon" in answer.content.decode()
    assert not Booking.objects.exists()


def test_tickets_not_sold_here_are_shown_with_their_price_and_a_number(session) -> None:
    a_ticket(session.activity, at=soon(), title="Pupil")
    TicketType.objects.update(kind="quote")
    text = _text(session.ref)
    assert "Ring us to book" in text
    assert "£6" in text


def test_what_is_cancelled_or_past_says_so(session, ticket) -> None:
    scheduling.cancel_session(session=session, by=OFFICER, at=soon())
    assert "This date is cancelled" in _text(session.ref)
    past = a_session(session.activity, days=-7, at=soon())
    assert "This has been" in _text(past.ref)


def test_a_withdrawn_ticket_is_not_offered(session, ticket) -> None:
    ticketing.withdraw_ticket_type(ticket=ticket, by=OFFICER, at=soon())
    assert "Ring us to book" in _text(session.ref)


def test_every_page_is_kept_by_nobody_and_listed_nowhere(session, ticket) -> None:
    ben = Booker()
    pages = [ben.client.get(f"/book/{session.ref}/")]
    pages.append(ben.choose(session.ref, **{ticket.ref: 1}))
    pages += [ben.page(name, follow=False) for name in ("", "people", "gift", "check", "done")]
    pages.append(ben.name_people())
    pages.append(ben.pay())
    for answer in pages:
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_the_cookie_of_a_hold_stays_under_book(session, ticket) -> None:
    cookie = Booker().choose(session.ref, **{ticket.ref: 1}).cookies["held"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/book/", True, "Lax")


def test_welsh_pages_make_welsh_bookings(session, ticket) -> None:
    ben = Booker()
    form = form_with(ben.get(f"/cy/book/{session.ref}/"), "page_key")
    answer = ben.send(f"/cy/book/{session.ref}/", form | {f"ticket-{ticket.ref}": "1"})
    assert answer.headers["Location"].startswith("/cy/booking/")
    assert ben.booking.language == "cy"
