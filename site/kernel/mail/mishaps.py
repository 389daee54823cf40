"""When a mail did not go: try again later, or give up and tell a colleague."""

from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.utils.translation import gettext as _

from kernel.audit.actor import Actor
from kernel.audit.trail import act
from kernel.desk.tasks import raise_task
from kernel.mail.models import Delivery, Message
from kernel.people.roles import Role

# After the first try, the second … The eighth failure is the last: about a day and a half.
LADDER = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]


def note(message: Message, fault: Exception, *, at: datetime) -> None:
    """Write down a failed try of a claimed message and its next one, or give it up."""
    last = is_final(fault) or message.tries > len(LADDER)
    with act(by=Actor.system("send_mail"), at=at) as trail:
        Delivery.objects.create(
            message=message, at=at, outcome="failed", detail=kind_of(fault)[:200]
        )
        mine = Message.objects.filter(
            pk=message.pk, state=Message.State.SENDING, next_try_at=message.next_try_at
        )
        if not last:
            mine.update(state=Message.State.QUEUED, next_try_at=at + LADDER[message.tries - 1])
        elif mine.update(state=Message.State.FAILED):
            _tell_a_colleague(message, at)
            trail.note("mail.given_up", about=("message", str(message.pk)), kind=message.kind)


def is_final(fault: Exception) -> bool:
    """True when another try cannot help: refused for good, or no mail can be made of it.

    A server that will not have *us* (password, sender, certificate) can be put right: those wait.
    """
    if isinstance(fault, SMTPRecipientsRefused | SMTPDataError):
        return min(_codes(fault), default=0) >= 500
    # A certificate that does not hold is an OSError and, of all things, a ValueError too.
    return isinstance(fault, ValueError) and not isinstance(fault, OSError)


def kind_of(fault: Exception) -> str:
    """The kind of fault and its code, never its text: servers repeat addresses in theirs."""
    return " ".join([type(fault).__name__, *(str(code) for code in _codes(fault))])


def _codes(fault: Exception) -> list[int]:
    if isinstance(fault, SMTPRecipientsRefused):
        return [answer[0] for answer in fault.recipients.values()]
    if isinstance(fault, SMTPResponseException):
        return [fault.smtp_code]
    return []


def _tell_a_colleague(message: Message, at: datetime) -> None:
    raise_task(
        kind="mail_failed",
        about=(message.about_kind or "message", message.about_ref or str(message.pk)),
        for_role=Role.BOX_OFFICE,
        text=_(
            "A mail (%(kind)s) about %(about)s could not be delivered. "
            "Ring them, or correct the address and send it again."
        )
        % {"kind": message.kind, "about": f"{message.about_kind} {message.about_ref}".strip()},
        key=str(message.pk),
        at=at,
    )
