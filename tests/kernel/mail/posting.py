"""Posting a mail in tests: to Ada, from templates of the test's own."""

from datetime import datetime
from typing import Any

from kernel.mail.models import Message
from kernel.mail.outbox import post
from tests.kernel.conftest import Templates

ADA = "ada@example.org"


def words(
    templates: Templates, *, subject: str = "Hello {{ name }}", text: str = "Dear {{ name }}"
) -> None:
    """The words of `try`, with HTML beside the text."""
    templates(
        {
            "try/subject.txt": subject,
            "try/body.txt": text,
            "try/body.html": "<html lang='{{ language }}'><p>Dear {{ name }}</p></html>",
        }
    )


def a_mail(at: datetime, *, key: str = "one", name: str = "Ada", **facts: Any) -> Message:
    return post(
        **{
            "kind": "try",
            "to": ADA,
            "template": "try",
            "context": {"name": name},
            "about": ("thing", "ref1"),
            "dedupe_key": key,
            "at": at,
            **facts,
        }
    )


def a_row(at: datetime, *, key: str = "one") -> Message:
    """A message past the templates, where only its sending matters."""
    return Message.objects.create(
        kind="try",
        about_kind="thing",
        about_ref="ref1",
        to=ADA,
        subject="Hello",
        text="Dear Ada\n",
        queued_at=at,
        next_try_at=at,
        dedupe_key=key,
    )
