"""What the product does by itself breaks nothing."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bookings.catalogue.models import Session
from bookings.ordering import expiry
from bookings.ordering.models import Booking, CapacityPool
from kernel.audit.actor import Actor
from kernel.payments import refunds, returning
from kernel.payments.models import Payment
from project.invariants.all import INVARIANTS, breaches
from tests.factories.bookings import a_hold, begun, named, news_of, pays_unheard, presses_pay
from tests.factories.programme import AT, a_session, a_ticket, an_activity


@pytest.mark.django_db
def test_nothing_at_all_is_clean() -> None:
    assert breaches() == []


def test_bookings_in_every_state_are_clean(session: Session, booking: Booking) -> None:
    ticket = session.activity.types.get()
    named(a_hold(session, ticket))
    late = named(a_hold(session, ticket))
    begun(late)
    assert expiry.release_expired(at=AT + timedelta(hours=2)) == 2

    assert breaches() == []


def test_money_that_came_late_and_went_back_is_clean(session: Session) -> None:
    """The place was sold again meanwhile."""
    small = a_session(an_activity("Small"), capacity=1)
    ticket = a_ticket(small.activity, pence=800)
    first = named(a_hold(small, ticket))
    payment = begun(first)
    later = AT + timedelta(hours=1)
    expiry.release_expired(at=later)
    presses_pay(begun(named(a_hold(small, ticket, at=later), at=later), at=later), at=later)
    pays_unheard(payment)
    assert [breach.invariant.name for breach in breaches()] == ["I4"]  # nobody has heard of it yet

    news_of(payment, at=later)
    assert breaches() == []
    returning.submit(payment.refunds.get(), by=Actor.system("test"), at=later)
    assert breaches() == []


def test_a_refund_in_part_is_clean(payment: Payment, at: datetime) -> None:
    by = Actor.system("test")
    refund = refunds.request(
        payment=payment, lines={payment.lines.get(): 200}, reason="kind", key="k", by=by, at=at
    )
    returning.submit(refund, by=by, at=at)

    assert breaches() == []


def test_the_command_says_how_many_hold(booking: Booking) -> None:
    said = StringIO()
    call_command("check_invariants", stdout=said)
    assert said.getvalue() == f"{len(INVARIANTS)} invariants hold.\n"


def test_the_command_names_a_breach_and_ends_with_one(booking: Booking) -> None:
    CapacityPool.objects.update(taken=2)
    said = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("check_invariants", stdout=said)
    assert ended.value.returncode == 1
    assert said.getvalue().startswith("I2 (no drift): pool ")
