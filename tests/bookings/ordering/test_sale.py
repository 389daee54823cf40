"""When a ticket is on sale, and to whom it is offered."""

from datetime import timedelta

import pytest

from bookings.catalogue import prices, ticketing
from bookings.catalogue.facts import State
from bookings.catalogue.programme import facts_of
from bookings.ordering.offer import offer
from bookings.ordering.sentences import NotSoldHere
from kernel.audit.models import AuditEvent
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.codes.a_code import a_code
from tests.factories.bookings import a_hold
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def session():
    return a_session(an_activity())


def state(session, *, at) -> State:
    return offer(session.ref, at=at).state


def test_before_its_sale_a_ticket_says_when_and_is_not_sold(session) -> None:
    ticket = a_ticket(session.activity, on_sale_from=AT + DAY)
    assert state(session, at=AT) == State.NOT_YET
    with pytest.raises(NotSoldHere):
        a_hold(session, ticket)
    [shown] = facts_of(session.activity, at=AT).tickets
    assert prices.ticket_note(shown) == "On sale from Tuesday 3 March, 12pm."
    assert a_hold(session, ticket, at=AT + DAY).tickets_pence == 600


def test_after_its_sale_it_is_no_longer_sold(session) -> None:
    ticket = a_ticket(session.activity, on_sale_until=AT + DAY)
    a_hold(session, ticket, at=AT + DAY - timedelta(seconds=1))
    assert state(session, at=AT + DAY) == State.CLOSED
    with pytest.raises(NotSoldHere):
        a_hold(session, ticket, at=AT + DAY)


def test_one_that_is_not_on_sale_leaves_the_others_alone(session) -> None:
    a_ticket(session.activity, on_sale_until=AT)
    a_ticket(session.activity, title="Now")
    assert state(session, at=AT) == State.OPEN


def test_a_ticket_by_link_is_chosen_with_its_link_alone() -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    a_ticket(session.activity, at=at)
    hidden = a_ticket(session.activity, title="For our neighbours", visibility="unlisted", at=at)
    by_code = a_ticket(session.activity, title="For the choir", visibility="code", at=at)
    path = f"/book/{session.ref}/"
    assert "For our neighbours" not in Booker().get(path)
    assert "For the choir" not in Booker().get(f"{path}?ticket={by_code.ref}")
    ben = Booker()
    form = form_with(ben.get(f"{path}?ticket={hidden.ref}"), "page_key")
    ben.send(f"{path}?ticket={hidden.ref}", form | {f"ticket-{hidden.ref}": "1"})
    assert ben.secret


def test_a_code_is_typed_on_the_page_and_goes_along() -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ticket = a_ticket(session.activity, pence=650, at=at)
    a_code(percent=100, max_uses=1, at=at)
    ben, path = Booker(), f"/book/{session.ref}/?code=spring"
    page = ben.get(path)
    assert "Your code counts" in page
    assert "With your code, instead of £6.50." in page
    ben.send(path, form_with(page, "page_key") | {f"ticket-{ticket.ref}": "1"})
    again = ben.get(f"/book/{session.ref}/")
    assert "Your code counts" in again
    said = Booker().get(path)
    assert "That code changes nothing here." in said


def test_unknown_and_used_up_codes_read_alike_and_too_many_wait() -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    a_ticket(session.activity, at=at)
    a_code("GONE", percent=10, max_uses=0, at=at)
    a_code("GOOD", percent=10, at=at)
    path = f"/book/{session.ref}/"
    read = [Booker().get(f"{path}?code={typed}") for typed in ("GONE", "NEVER", "%00", "é" * 500)]
    assert all("That code changes nothing here." in page for page in read)
    for number in range(20):
        Booker().get(f"{path}?code=GUESS{number}")
    assert "That was too often." in Booker().get(f"{path}?code=GOOD")


def test_what_is_changed_is_noted_and_a_price_never_is(session) -> None:
    ticket = a_ticket(session.activity)
    ticketing.change_ticket_type(ticket=ticket, note_en="New", by=OFFICER, at=AT)
    assert AuditEvent.objects.filter(verb="ticket.changed", about_ref=ticket.ref).exists()
    with pytest.raises(ValueError, match="keeps its price_pence"):
        ticketing.change_ticket_type(ticket=ticket, price_pence=1, by=OFFICER, at=AT)
