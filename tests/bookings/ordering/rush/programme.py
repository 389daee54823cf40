"""Dates to rush for, made in the product's own database: run inside its `manage.py shell`."""

import json

from bookings.ordering.models import Booking, CapacityPool
from kernel import clock
from kernel.payments.models import Payment
from tests.factories.programme import a_session, a_ticket, an_activity


def make(dates: int, *, capacity: int, pence: int) -> None:
    """Prints the references of so many dates, each with one ticket."""
    at = clock.now()
    activity = an_activity(at=at)
    made = [a_session(activity, capacity=capacity, days=7 + n, at=at) for n in range(dates)]
    a_ticket(activity, pence=pence, at=at)
    print(json.dumps([session.ref for session in made]))  # noqa: T201 -- the test reads it


def look() -> None:
    """Prints what became of it all."""
    facts = {
        "taken": list(CapacityPool.objects.order_by("pk").values_list("taken", flat=True)),
        "states": sorted(Booking.objects.values_list("state", flat=True)),
        "payments": sorted(Payment.objects.values_list("state", flat=True)),
    }
    print(json.dumps(facts))  # noqa: T201 -- the test reads it
