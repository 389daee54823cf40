"""The same mail once more: what was written then, with attachments made anew when it is sent."""

from datetime import datetime

from kernel.due.nudge import nudge
from kernel.mail.models import Message
from kernel.mail.outbox import SEND_MAIL


def send_again(first: Message, *, key: str, at: datetime) -> bool:
    """A new row like `first`. The same `key` twice is one; False for the second."""
    _message, is_new = Message.objects.get_or_create(
        dedupe_key=f"again:{first.pk}:{key}",
        defaults={
            "kind": first.kind,
            "about_kind": first.about_kind,
            "about_ref": first.about_ref,
            "to": first.to,
            "language": first.language,
            "subject": first.subject,
            "text": first.text,
            "html": first.html,
            "attach": first.attach,
            "queued_at": at,
            "next_try_at": at,
        },
    )
    if is_new:
        nudge(SEND_MAIL)
    return is_new
