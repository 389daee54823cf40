"""What does not go is tried again by the ladder, or given up with one task and one event."""

import ssl
from datetime import datetime, timedelta
from smtplib import SMTPAuthenticationError, SMTPConnectError, SMTPServerDisconnected

import pytest
from pytest_django import Settings

from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.mail.mishaps import LADDER, is_final, kind_of
from kernel.mail.models import Delivery, Message
from kernel.mail.sender import LEASE, claim, deliver, send_mail
from kernel.people.roles import Role
from tests.fakes.smtp import MailServer
from tests.kernel.mail.posting import ADA, a_row

pytestmark = pytest.mark.django_db
State = Message.State
SECOND = timedelta(seconds=1)


def given_up() -> tuple[int, int]:
    """Tasks on the desk and events on the trail."""
    return StaffTask.objects.count(), AuditEvent.objects.filter(verb="mail.given_up").count()


def test_what_is_due_is_sent_once(at: datetime, server: MailServer) -> None:
    a_row(at)

    assert (send_mail(at=at), send_mail(at=at)) == ("1 sent", "0 sent")

    message = Message.objects.get()
    assert message.state == State.SENT
    assert message.sent_at is not None
    assert [row.outcome for row in message.deliveries.all()] == ["sent"]
    assert [to for _from, to in server.envelopes] == [ADA]


def test_what_is_not_due_yet_waits(at: datetime, server: MailServer) -> None:
    a_row(at + SECOND)

    assert send_mail(at=at) == "0 sent"
    assert server.envelopes == []


def test_refused_for_now_it_is_tried_by_the_ladder_and_then_given_up(
    at: datetime, server: MailServer
) -> None:
    server.refusals["RCPT"] = "451 come back later"
    a_row(at)

    now = at
    for step in LADDER:
        assert send_mail(at=now) == "0 sent, 1 not yet"
        message = Message.objects.get()
        assert message.state == State.QUEUED
        waiting = message.next_try_at - now
        assert step <= waiting < step + 60 * SECOND  # a busy machine may spend some seconds
        assert send_mail(at=message.next_try_at - SECOND) == "0 sent"
        now = message.next_try_at
    assert given_up() == (0, 0)
    send_mail(at=now)

    message = Message.objects.get()
    assert (message.state, message.tries) == (State.FAILED, len(LADDER) + 1)
    assert given_up() == (1, 1)
    assert send_mail(at=now + timedelta(days=30)) == "0 sent"


def test_refused_for_good_it_is_given_up_at_once(at: datetime, server: MailServer) -> None:
    server.refusals["RCPT"] = f"550 no such person {ADA}"
    a_row(at)

    send_mail(at=at)

    message = Message.objects.get()
    assert (message.state, message.tries) == (State.FAILED, 1)
    assert given_up() == (1, 1)
    task = StaffTask.objects.get()
    assert (task.for_role, task.about_ref) == (Role.BOX_OFFICE, "ref1")


def test_nothing_we_write_down_repeats_the_address(
    at: datetime, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refusals["RCPT"] = f"550 no such person {ADA}"
    a_row(at)

    send_mail(at=at)

    event, task = AuditEvent.objects.get(verb="mail.given_up"), StaffTask.objects.get()
    for written in (Delivery.objects.get().detail, str(event.facts), task.text, caplog.text):
        assert ADA not in written
    assert Delivery.objects.get().detail == "SMTPRecipientsRefused 550"


def test_words_refused_for_good_are_given_up_at_once(at: datetime, server: MailServer) -> None:
    server.refusals["DATA"] = "554 not that"
    a_row(at)

    send_mail(at=at)

    assert Message.objects.get().state == State.FAILED


def test_a_sender_the_server_will_not_have_is_put_right_and_not_given_up(
    at: datetime, server: MailServer
) -> None:
    server.refusals["MAIL"] = "550 who are you"
    a_row(at)
    send_mail(at=at)
    assert Message.objects.get().state == State.QUEUED

    del server.refusals["MAIL"]
    assert send_mail(at=Message.objects.get().next_try_at) == "1 sent"
    assert given_up() == (0, 0)


def test_a_server_that_is_away_is_tried_again(at: datetime, settings: Settings) -> None:
    with_nobody = MailServer(port=1)
    settings.MAILERS = with_nobody.mailers
    a_row(at)

    send_mail(at=at)

    assert Message.objects.get().state == State.QUEUED
    assert Delivery.objects.get().detail == "ConnectionRefusedError"


@pytest.mark.parametrize(
    "fault",
    [
        SMTPAuthenticationError(535, b"wrong password"),
        SMTPConnectError(554, b"no service here"),
        SMTPServerDisconnected("gone"),
        ssl.SSLCertVerificationError("expired"),
        TimeoutError(),
    ],
)
def test_our_own_troubles_with_the_server_are_never_final(fault: Exception) -> None:
    assert not is_final(fault)


def test_what_no_mail_can_be_made_of_is_final() -> None:
    assert is_final(ValueError("Header values may not contain linefeed"))
    assert kind_of(ValueError(f"Invalid address {ADA}")) == "ValueError"


def test_one_bad_mail_keeps_no_other_from_going(at: datetime, server: MailServer) -> None:
    Message.objects.filter(pk=a_row(at, key="bad").pk).update(to="two@@example.org")
    a_row(at, key="good")

    assert send_mail(at=at) == "1 sent, 1 not yet"
    assert Message.objects.get(dedupe_key="bad").state == State.FAILED
    assert Message.objects.get(dedupe_key="good").state == State.SENT


def test_what_a_dead_sender_left_is_sent_when_its_lease_has_run_out(
    at: datetime, server: MailServer
) -> None:
    assert claim(a_row(at), at=at)  # and then it died

    assert send_mail(at=at + LEASE - SECOND) == "0 sent"
    assert send_mail(at=at + LEASE) == "1 sent"
    assert Message.objects.get().state == State.SENT


def test_one_that_comes_back_after_its_lease_does_not_undo_what_was_done(
    at: datetime, server: MailServer
) -> None:
    from_the_dead = a_row(at)
    claim(from_the_dead, at=at)
    send_mail(at=at + LEASE)

    server.refusals["RCPT"] = "550 no"
    deliver(from_the_dead, at=at + LEASE + SECOND)

    assert Message.objects.get().state == State.SENT
    assert given_up() == (0, 0)
