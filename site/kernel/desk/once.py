"""A staff form sent twice acts once: its key is a row in the action's own transaction."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms

from kernel.audit.actor import Actor
from kernel.desk.models import Submission
from kernel.due.parts import part
from kernel.references import new_secret

KEY = re.compile(r"[0-9a-z]{28}")
KEPT = timedelta(days=2)  # nobody's second click comes later than that


class OnceField(forms.Field):
    """The hidden key of one form on one screen; what is missing or mangled counts as new."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=new_secret)

    def clean(self, value: Any) -> str:
        known = isinstance(value, str) and KEY.fullmatch(value)
        return str(value) if known else new_secret()


def claim(key: str, *, by: Actor, at: datetime) -> tuple[Submission, bool]:
    """The row of this form, and whether we are the first; call it inside the action's `act`.

    A twin waits for the first to commit and then hears False, with where the first led.
    """
    return Submission.objects.get_or_create(key=f"{by}/{key}", defaults={"sent_at": at})


def sent(key: str, *, by: Actor) -> Submission | None:
    """What this form led to, if it was sent before; asked before its fields are judged again."""
    if not KEY.fullmatch(key):
        return None
    return Submission.objects.filter(key=f"{by}/{key}").first()


@part("forget_submissions")
def forget_submissions(*, at: datetime) -> str:
    """Keys of forms sent long ago."""
    gone, _ = Submission.objects.filter(sent_at__lt=at - KEPT).delete()
    return f"{gone} old form keys forgotten"
