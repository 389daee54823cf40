"""Codes: what they do to prices and tickets, how their uses and pounds are counted."""

from datetime import timedelta

import pytest

from bookings.catalogue.programme import facts_of
from bookings.ordering import expiry
from bookings.ordering.codes import applying, making
from bookings.ordering.codes.making import CannotMake
from bookings.ordering.codes.models import CodeUse, DiscountCode
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import Booking, TicketType
from bookings.ordering.offer import offer
from bookings.ordering.sentences import CodeUsedUp
from kernel.money import Money
from project.invariants import all as invariants
from project.invariants import codes as code_invariants
from tests.bookings.ordering.codes.a_code import a_code, a_fund, a_hold_with
from tests.factories.bookings import PUBLIC, begun, named, presses_pay
from tests.factories.programme import AT, OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity())


@pytest.fixture
def ticket(session) -> TicketType:
    return a_ticket(session.activity, pence=650)


def counted(code: DiscountCode) -> int:
    code.refresh_from_db()
    return code.used


def spent(fund: BursaryFund) -> int:
    fund.refresh_from_db()
    return fund.spent_pence


@pytest.mark.parametrize(
    ("facts", "costs"),
    [
        ({"percent": 50}, 325),
        ({"percent": 33}, 435),
        ({"pence_off": 150}, 500),
        ({"pence_off": 999}, 0),
    ],
)
def test_a_code_lowers_the_price_of_each_ticket(session, ticket, facts, costs) -> None:
    code = a_code(**facts)
    booking = a_hold_with("spring ", session, {ticket: 2})
    assert booking.tickets_pence == 2 * costs
    assert [line.price_pence for line in booking.lines.all()] == [costs, costs]
    assert counted(code) == 2
    assert invariants.breaches() == []


def test_a_bursary_pays_for_the_ticket_which_looks_like_any_other(session, ticket) -> None:
    fund = a_fund(1000)
    a_code(percent=100, fund=fund)
    booking = a_hold_with("SPRING", session, {ticket: 1})
    [line] = booking.lines.all()
    assert (line.title, line.price_pence, booking.total) == ("One place", 0, Money(0))
    assert spent(fund) == 650
    assert invariants.breaches() == []


def test_what_a_fund_has_not_it_does_not_give(session, ticket) -> None:
    fund = a_fund(1000)
    code = a_code(percent=100, fund=fund)
    with pytest.raises(CodeUsedUp, match="Choose fewer"):
        a_hold_with("SPRING", session, {ticket: 2})
    assert (spent(fund), counted(code)) == (0, 0)
    assert not Booking.objects.exists()
    assert not CodeUse.objects.exists()


def test_the_end_of_the_hold_gives_uses_and_pounds_back(session, ticket) -> None:
    fund = a_fund(650)
    code = a_code(percent=100, fund=fund, max_uses=1)
    booking = a_hold_with("SPRING", session, {ticket: 1})
    assert applying.found("SPRING", [session.ref], at=AT) is None
    expiry.end_hold(booking=booking, by=PUBLIC, at=AT)
    assert (spent(fund), counted(code)) == (0, 0)
    assert a_hold_with("SPRING", session, {ticket: 1}).total == Money(0)
    assert invariants.breaches() == []


def test_paid_late_it_counts_again_or_the_money_goes_back(session, ticket) -> None:
    code = a_code(percent=50, max_uses=1)
    booking = named(a_hold_with("SPRING", session, {ticket: 1}))
    payment = begun(booking)
    expiry.end_hold(booking=booking, by=PUBLIC, at=AT)
    presses_pay(payment)
    booking.refresh_from_db()
    assert (booking.state, counted(code)) == ("confirmed", 1)
    late = named(a_hold_with("NONE", session, {ticket: 1}))
    assert late.tickets_pence == 650
    assert invariants.breaches() == []


def test_a_code_opens_a_ticket_that_nobody_else_sees(session, ticket) -> None:
    hidden = a_ticket(session.activity, pence=0, title="For the choir", visibility="code")
    a_code("CHOIR", unlocks=hidden)
    assert hidden.ref not in [t.ref for t in facts_of(session.activity, at=AT).tickets]
    assert hidden.ref not in [t.ref for t in offer(session.ref, at=AT).tickets]
    booking = a_hold_with("CHOIR", session, {hidden: 1})
    assert booking.lines.get().ticket_type == hidden


@pytest.mark.parametrize(
    "facts",
    [
        {"percent": 10, "withdrawn": True},
        {"percent": 10, "valid_until": AT},
        {"percent": 10, "valid_from": AT + timedelta(seconds=1)},
        {"percent": 10, "max_uses": 0},
    ],
)
def test_a_code_that_does_nothing_is_like_one_that_never_was(session, facts) -> None:
    a_code(**facts)
    assert applying.found("SPRING", [session.ref], at=AT) is None
    assert applying.found("\0'; --" * 99, [session.ref], at=AT) is None


def test_a_code_for_one_activity_does_nothing_elsewhere(session) -> None:
    elsewhere = a_session(an_activity("Elsewhere"))
    a_code(percent=10, activity=elsewhere.activity)
    assert applying.found("SPRING", [session.ref], at=AT) is None
    assert applying.found("SPRING", [elsewhere.ref], at=AT) is not None


def test_a_budget_is_never_less_than_what_is_spent(session, ticket) -> None:
    fund = a_fund(1000)
    a_code(percent=100, fund=fund)
    a_hold_with("SPRING", session, {ticket: 1})
    with pytest.raises(CannotMake, match="of it is spent already"):
        making.change_budget(fund=fund, budget=Money(600), by=OFFICER, at=AT)
    making.change_budget(fund=fund, budget=Money(650), by=OFFICER, at=AT)
    assert fund.left == Money(0)


def test_counters_that_drift_are_found(session, ticket) -> None:
    fund = a_fund()
    a_code(percent=100, fund=fund)
    a_hold_with("SPRING", session, {ticket: 1})
    assert list(code_invariants.never_overspent()) == []
    BursaryFund.objects.update(spent_pence=100)
    DiscountCode.objects.update(used=7)
    said = list(code_invariants.never_overspent())
    assert [words.split(" ")[0] for words in said] == ["fund", "code"]
