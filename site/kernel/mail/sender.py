"""Sending what is in the outbox: claim a row, hand it over, write down how it went.

A process that dies between claim and hand-over leaves a lease; when it runs out, the row is picked
up again. One that dies after the hand-over sends twice, with the same Message-ID.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic

from django.db.models import F, Q

from kernel.due.parts import part
from kernel.mail import letter, mishaps
from kernel.mail.models import Delivery, Message
from kernel.mail.outbox import SEND_MAIL

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
AT_MOST = timedelta(minutes=4)  # then the next minute's run carries on
BATCH = 200

State = Message.State


@part(SEND_MAIL)
def send_mail(*, at: datetime) -> str:
    """Send every mail that is due at `at` (UTC), one after another, for four minutes at most."""
    began, sent, tried = monotonic(), 0, 0
    for message in _due(at):
        passed = timedelta(seconds=monotonic() - began)
        if passed > AT_MOST:
            break
        if claim(message, at=at + passed):
            tried += 1
            sent += deliver(message, at=at + passed)
    if sent == tried:
        return f"{sent} sent"
    return f"{sent} sent, {tried - sent} not yet"


def claim(message: Message, *, at: datetime) -> bool:
    """Take a message to send it; False when somebody else was quicker. Updates the object too."""
    won = Message.objects.filter(
        pk=message.pk, state=message.state, tries=message.tries, next_try_at=message.next_try_at
    ).update(state=State.SENDING, tries=F("tries") + 1, next_try_at=at + LEASE)
    if won:
        message.state, message.tries = State.SENDING, message.tries + 1
        message.next_try_at = at + LEASE
    return bool(won)


def deliver(message: Message, *, at: datetime) -> bool:
    """Hand a claimed message over and write down the outcome. True: it is on its way."""
    try:
        letter.write(message).send()
    except Exception as fault:
        # Whatever breaks here (server, attachment, address) becomes a row with its next try.
        log.warning("Message %s was not sent: %s", message.pk, mishaps.kind_of(fault))
        mishaps.note(message, fault, at=at)
        return False
    Delivery.objects.create(message=message, at=at, outcome="sent")
    Message.objects.filter(
        pk=message.pk, state=State.SENDING, next_try_at=message.next_try_at
    ).update(state=State.SENT, sent_at=at)
    return True


def _due(at: datetime) -> list[Message]:
    waiting = Q(state=State.QUEUED, next_try_at__lte=at)
    abandoned = Q(state=State.SENDING, next_try_at__lte=at)
    return list(Message.objects.filter(waiting | abandoned).order_by("next_try_at", "pk")[:BATCH])
