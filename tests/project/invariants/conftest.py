"""A booked room with money in it, to plant faults in."""

import pytest

from bookings.catalogue.models import Session
from bookings.ordering.models import Booking
from kernel.payments.models import Payment
from tests.factories.bookings import a_confirmed, payments_of
from tests.factories.programme import a_session, a_ticket, an_activity


@pytest.fixture
def session(db: None) -> Session:
    session = a_session(an_activity(), capacity=3)
    a_ticket(session.activity, pence=600)
    return session


@pytest.fixture
def booking(session: Session) -> Booking:
    """One place for £6, paid."""
    return a_confirmed(session, session.activity.types.get())


@pytest.fixture
def payment(booking: Booking) -> Payment:
    return payments_of(booking)[0]
