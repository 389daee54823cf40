"""Pay what you can: an amount of one's own within bounds; what is above the lowest is a gift."""

import re

import pytest
from django.db import IntegrityError, transaction

from bookings.catalogue.models import Session
from bookings.ordering import gift
from bookings.ordering.models import Booking, TicketType
from bookings.ordering.sentences import AmountOutside
from fundraising.giving.models import Donation
from kernel.money import Money
from project.invariants import all as invariants
from tests.bookings.ordering.booker import Booker, form_with
from tests.factories.bookings import PUBLIC, a_hold, begun, named, payments_of, presses_pay
from tests.factories.money import a_campaign
from tests.factories.programme import AT, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
FIVE = Money(500)


def as_you_can(session: Session, *, least: int = 0, **facts: object) -> TicketType:
    at = facts.pop("at", AT)
    return a_ticket(
        session.activity, kind="pwyc", pence=0, min_pence=least, suggested_pence=400, at=at, **facts
    )


@pytest.fixture
def session() -> Session:
    return a_session(an_activity())


def test_what_is_above_the_lowest_price_is_a_gift_line_of_the_payment(session) -> None:
    campaign = a_campaign(at=AT)
    ticket = as_you_can(session, least=100)
    booking = named(a_hold(session, {ticket: 2}, amounts={ticket: FIVE}))
    assert (booking.tickets_pence, booking.above_pence, booking.total) == (200, 800, Money(1000))
    presses_pay(begun(booking))
    lines = payments_of(booking)[0].lines.order_by("pk")
    assert [(line.kind, line.pence) for line in lines] == [
        ("ticket", 100),
        ("ticket", 100),
        ("gift", 800),
    ]
    given = Donation.objects.get()
    assert (given.campaign, given.amount_pence) == (campaign, 800)
    booking.refresh_from_db()
    assert (booking.state, booking.gift_pence) == ("confirmed", 0)
    assert invariants.breaches() == []


def test_without_an_open_campaign_all_of_it_stays_with_the_ticket(session) -> None:
    ticket = as_you_can(session)
    booking = a_hold(session, ticket, amounts={ticket: FIVE})
    assert (booking.tickets_pence, booking.above_pence, booking.campaign_ref) == (500, 0, "")


def test_nothing_said_is_the_lowest_price(session) -> None:
    assert a_hold(session, as_you_can(session, least=100)).tickets_pence == 100


@pytest.mark.parametrize("pence", [99, 100_000_01, -1])
def test_what_is_out_of_bounds_is_refused_and_takes_nothing(session, pence) -> None:
    ticket = as_you_can(session, least=100)
    with pytest.raises(AmountOutside, match="from £1 to £10,000"):
        a_hold(session, ticket, amounts={ticket: Money(pence)})
    assert not Booking.objects.exists()


def test_a_gift_beside_it_comes_and_goes_and_leaves_what_is_above(session) -> None:
    campaign = a_campaign(at=AT)
    ticket = as_you_can(session)
    booking = named(a_hold(session, ticket, amounts={ticket: FIVE}))
    for amount in (Money(300), Money(0)):
        gift.add(booking=booking, campaign=campaign, amount=amount, by=PUBLIC, at=AT)
    assert (booking.above_pence, booking.gift_pence) == (500, 0)
    assert booking.campaign_ref == campaign.ref
    gift.add(booking=booking, campaign=campaign, amount=Money(300), by=PUBLIC, at=AT)
    presses_pay(begun(booking))
    booking.refresh_from_db()
    assert (booking.above_pence, booking.gift_pence) == (500, 300)
    assert Donation.objects.get().amount_pence == 800
    assert invariants.breaches() == []


def test_another_amount_from_the_same_page_is_another_booking(session) -> None:
    ticket = as_you_can(session)
    one = a_hold(session, ticket, amounts={ticket: FIVE}, key="page")
    assert a_hold(session, ticket, amounts={ticket: FIVE}, key="page") == one
    assert a_hold(session, ticket, amounts={ticket: Money(600)}, key="page") != one


def test_the_suggested_amount_is_shown_first_and_none_is_chosen() -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    as_you_can(session, at=at)
    page = Booker().get(f"/book/{session.ref}/")
    assert page.index("£4: covers our costs") < page.index("£0: just as welcome")
    assert not re.search(r"<input[^>]*amount-[^>]*\bchecked", page)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose what you pay. Any of these is fine."),
        ({"amount": "other", "other": "3,50"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"amount": "other", "other": "-5"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"amount": "other", "other": "99999"}, "Write an amount from £0 to £10,000."),
        ({"amount": "12345"}, "Choose one of the amounts."),
        ({"amount": "other", "other": "7" * 10_000}, "Write an amount in pounds"),
    ],
)
def test_an_amount_that_cannot_be_gets_a_sentence(typed, says) -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ticket = as_you_can(session, at=at)
    form = form_with(Booker().get(f"/book/{session.ref}/"), "page_key")
    form |= {f"ticket-{ticket.ref}": "1"} | {f"{k}-{ticket.ref}": v for k, v in typed.items()}
    answer = Booker().send(f"/book/{session.ref}/", form)
    assert says in answer.content.decode()
    assert not Booking.objects.exists()


def test_the_database_keeps_lowest_suggested_and_most_in_order(session) -> None:
    for facts in ({"least": 500}, {"max_pence": 300}):
        with pytest.raises(IntegrityError), transaction.atomic():
            as_you_can(session, **facts)
