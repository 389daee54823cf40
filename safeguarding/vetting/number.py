"""The certificate's number: twelve figures as text, for it may start with nought. Always sealed."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from safeguarding.vetting.models import Check
from safeguarding.vetting.rules import CannotRecord

TWELVE = re.compile(r"[0-9]{12}")


class NotReadable(Exception):
    """The number cannot be unsealed: damaged, or its key has left the ring."""


def put(check: Check, typed: str) -> None:
    """Seal what was typed into the check, which is not saved yet. Raises CannotRecord."""
    figures = re.sub(r"[\s-]", "", typed)
    if not figures:
        return
    if not TWELVE.fullmatch(figures):
        raise CannotRecord(_("A certificate number has 12 figures, such as 001234567890."))
    check.number_sealed = crypto.seal(figures, **_place(check))
    check.number_last4 = figures[-4:]


def reveal(*, check: Check, by: Actor, at: datetime) -> str:
    """The whole number. The sight of it is on the trail before it is read: no trail, no number.

    Raises NotReadable. Never call it inside another act, whose trail is written only at its end.
    """
    with trail.act(by=by, at=at) as noted:
        noted.note("check.number_seen", about=("check", str(check.key)), person=check.person.ref)
    try:
        return crypto.unseal(check.number_sealed, **_place(check))
    except crypto.CannotUnseal:
        raise NotReadable(
            _("The number cannot be read: it is damaged, or its key is missing.")
        ) from None


def _place(check: Check) -> dict[str, str]:
    return {"model": "safeguarding.check", "field": "number", "row": str(check.key)}
