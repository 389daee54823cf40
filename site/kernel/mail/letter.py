"""A message row as a mail: one recipient, text beside HTML, headers that say a machine wrote it."""

from email.utils import formataddr, parseaddr
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.crypto import salted_hmac

from kernel.mail import attachments
from kernel.mail.models import Message
from kernel.organisation.house import house


def write(message: Message) -> EmailMultiAlternatives:
    """The mail of a row, its attachments made now. It may be slow: never inside a transaction."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=sender(),
        to=[message.to],
        reply_to=[house().email] if house().email else None,
        headers={
            "Message-ID": message_id(message),
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for kind, ref in message.attach:
        attachment = attachments.make(kind, ref)
        if attachment is not None:
            mail.attach(*attachment)
    return mail


def sender() -> str:
    """The house by its own name, at the address that MAIL_FROM gives."""
    name = " ".join(house().short_name.split())  # on one line, or no mail would go at all
    return formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def message_id(message: Message) -> str:
    """The same for every try of one row, so that a mail sent twice is shown once."""
    token = salted_hmac(
        "kernel.mail.message_id", message.dedupe_key, algorithm="sha256"
    ).hexdigest()
    host = urlparse(settings.SITE_URL).hostname or "localhost"
    return f"<{token}@{host}>"
