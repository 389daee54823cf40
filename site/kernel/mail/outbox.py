"""Posting a mail: a row in the caller's transaction, and a nudge once that is committed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kernel.due.nudge import nudge
from kernel.mail import attachments, words
from kernel.mail.models import Message

SEND_MAIL = "send_mail"


class BadAddress(ValueError):
    """The mail cannot go there; the message is fit for the person who typed the address."""


def post(
    *,
    kind: str,
    to: str,
    template: str,
    context: Mapping[str, Any],
    about: tuple[str, str],
    dedupe_key: str,
    at: datetime,
    language: str = "en",
    attach: Sequence[tuple[str, str]] = (),
) -> Message:
    """Put one mail to one person in the outbox; with a `dedupe_key` used before, the first stays.

    `template` names a folder with `subject.txt`, `body.txt` and perhaps `body.html`. `attach` lists
    (kind, reference) for `kernel.mail.attachments`. Raises BadAddress, UnknownAttachment.
    """
    _check_address(to)
    for kind_attached, _ in attach:
        if not attachments.known(kind_attached):
            raise attachments.UnknownAttachment(f"Nobody makes “{kind_attached}”.")
    said = words.render(template, context, language=language)
    message = Message(
        kind=kind,
        about_kind=about[0],
        about_ref=about[1],
        to=to,
        language=language,
        subject=said.subject,
        text=said.text,
        html=said.html,
        attach=[list(pair) for pair in attach],
        queued_at=at,
        next_try_at=at,
        dedupe_key=dedupe_key,
    )
    return _insert_once(message)


def _check_address(to: str) -> None:
    try:
        Message._meta.get_field("to").clean(to, None)
    except ValidationError:
        raise BadAddress(
            "We cannot write to that address. Check it: it should look like name@example.org."
        ) from None


def _insert_once(message: Message) -> Message:
    # The unique key decides, not a look beforehand: two settlements may post at the same moment.
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        return Message.objects.get(dedupe_key=message.dedupe_key)
    nudge(SEND_MAIL)
    return message
