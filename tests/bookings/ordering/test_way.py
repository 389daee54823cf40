"""The whole way over the pages: choose, name, give, check, pay, in."""

import pytest

from bookings.ordering.models import BookingState, CapacityPool, Place
from fundraising.giving.models import Donation
from kernel.mail.models import Message
from kernel.payments.models import LedgerEntry
from tests.bookings.ordering.booker import Booker
from tests.factories.money import a_campaign
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


def test_a_paid_booking_with_a_gift_goes_all_the_way() -> None:
    at = soon()
    activity = an_activity(at=at)
    session = a_session(activity, capacity=10, at=at)
    ticket = a_ticket(activity, pence=600, at=at)
    campaign = a_campaign(at=at)
    ben = Booker()

    assert ben.choose(session.ref, **{ticket.ref: 2}).status_code == 302
    assert ben.name_people("Tobi Adeyemi", "Ada Adeyemi").headers["Location"].endswith("/gift/")
    assert ben.give(choice="300").headers["Location"].endswith("/check/")
    assert "Pay £15.00" in ben.page("check").content.decode()
    far = ben.pay().headers["Location"]
    assert far.startswith("/payments/test/")
    assert ben.client.post(far, {"press": "pay"}).headers["Location"].endswith("/return/")
    text = ben.page("return").content.decode()

    assert "You're booked" in text
    booking = ben.booking
    assert booking.state == BookingState.CONFIRMED
    assert CapacityPool.objects.get(session=session).taken == 2
    assert Place.objects.exclude(ticket_secret=None).count() == 2
    assert Donation.objects.get().amount_pence == 300
    assert Donation.objects.get().campaign == campaign
    assert sorted(LedgerEntry.objects.values_list("kind", "pence")) == [
        ("gift", 300),
        ("ticket", 600),
        ("ticket", 600),
    ]
    mail = Message.objects.get()
    assert "not part of the price: £3.00" in mail.text
    assert "nothing was charged" in mail.text
    assert mail.attach == [["ticket", booking.ref], ["calendar", booking.ref]]
