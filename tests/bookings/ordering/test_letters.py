"""The one mail: what, when, where, the tickets, and a receipt with the gift apart."""

import re

import pytest
from django.core import mail

from bookings.ordering import confirm, gift
from bookings.ordering.models import Booking
from kernel.audit import trail
from kernel.mail import sender
from kernel.mail.models import Message
from kernel.money import Money
from kernel.organisation.models import Organisation
from kernel.payments.models import Payment
from tests.factories.bookings import (
    PUBLIC,
    a_confirmed,
    a_hold,
    begun,
    named,
    news_of,
    presses_pay,
)
from tests.factories.money import a_campaign
from tests.factories.programme import a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    activity = an_activity("Clay & <Wire>", bring_en="An old shirt")
    return a_session(activity)


def _booked_with_gift(session, at) -> Booking:
    booking = named(a_hold(session, {a_ticket(session.activity, pence=3250): 2}))
    gift.add(booking=booking, campaign=a_campaign(at=at), amount=Money(600), by=PUBLIC, at=at)
    presses_pay(begun(booking))
    return booking


def test_the_mail_says_everything_once_in_both_forms(session, at) -> None:
    booking = _booked_with_gift(session, at)
    message = Message.objects.get()
    assert message.subject == "You're booked: Clay & <Wire>"
    for words in (
        "Monday 9 March",
        "The Long Room, The House",
        "An old shirt",
        "Guest 1",
        "Tickets together",
        "£65.00",
        "Keep a Place Open, which is not part of the price",
        "£6.00",
        "£71.00",
        "Payment by Test payments: nothing was charged.",
        f"/booking/{booking.secret}/",
        booking.ref.upper(),
    ):
        assert words in message.text, words
        assert words in message.html, words
    assert len(re.findall(r"/tickets/\w{28}/", message.text)) == 2
    assert "&amp;" not in message.text and "<Wire>" not in message.html
    assert "{{" not in message.text + message.html and "{%" not in message.text + message.html


def test_a_free_place_has_a_receipt_of_nothing(session) -> None:
    a_confirmed(session, a_ticket(session.activity, pence=0))
    text = Message.objects.get().text
    assert "Free" in text and "Total: £0.00" in text and "Nothing to pay." in text
    assert "gift" not in text


def test_it_is_sent_with_ticket_and_dates(session, at) -> None:
    Organisation.objects.create(pk=1, name="The House", short_name="House", email="us@h.example")
    booking = _booked_with_gift(session, at)
    sender.send_mail(at=at)
    sent = mail.outbox[0]
    assert sent.to == ["ben@families.example"]
    attached = {(item[0], item[2]) for item in sent.attachments}
    assert attached == {
        (f"ticket-{booking.ref}.pdf", "application/pdf"),
        ("dates.ics", "text/calendar"),
    }


def test_whatever_happens_twice_there_is_one_mail(session, at) -> None:
    booking = _booked_with_gift(session, at)
    payment = Payment.objects.get()
    news_of(payment)
    with trail.act(by=PUBLIC, at=at) as noted:
        confirm.confirm(booking=booking, was="held", payment=payment, noted=noted, at=at)
    assert Message.objects.count() == 1


def test_without_an_address_there_is_no_mail(session, at) -> None:
    booking = a_hold(session, a_ticket(session.activity, pence=0))
    with trail.act(by=PUBLIC, at=at) as noted:
        assert confirm.confirm(booking=booking, was="held", payment=None, noted=noted, at=at)
    assert not Message.objects.exists()


def test_a_line_break_in_a_title_starts_no_second_header(session, at) -> None:
    type(session.activity).objects.update(title_en="Clay\r\nBcc: everybody@example.org")
    a_confirmed(session, a_ticket(session.activity, pence=0))
    assert "\n" not in Message.objects.get().subject
