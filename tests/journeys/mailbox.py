"""The mails that the running product wrote into its folder."""

from email import message_from_string, policy
from email.message import EmailMessage

from tests.services.product import Product


def mails_to(product: Product, address: str) -> list[EmailMessage]:
    """Every mail to an address, once what waits in the outbox has been sent."""
    product.manage("run_due", "--only", "send_mail")
    mails = (message_from_string(raw, policy=policy.default) for raw in product.mails())
    return [mail for mail in mails if mail["To"] == address]


def words(mail: EmailMessage) -> str:
    """Its plain text."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attached(mail: EmailMessage, mimetype: str) -> bytes:
    """The one attachment of a type."""
    [part] = [part for part in mail.iter_attachments() if part.get_content_type() == mimetype]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content
