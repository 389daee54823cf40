"""The certificate's number: figures as text, for it may start with nought. Always sealed."""

import re
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.crypto import blind
from safeguarding.vetting.models import Check, CheckKind
from safeguarding.vetting.rules import CannotRecord

MODEL, FIELD = "safeguarding.check", "number"
SHAPES: dict[str, re.Pattern[str]] = {
    CheckKind.DBS: re.compile(r"[0-9]{12}"),
    CheckKind.PVG: re.compile(r"[0-9]{16}"),
    CheckKind.ACCESSNI: re.compile(r"[0-9A-Z]{6,20}"),
}


class NotReadable(Exception):
    """The number cannot be unsealed: damaged, or its key has left the ring."""


def figures(kind: str, typed: str) -> str:
    """What was typed, without spaces and hyphens. Raises CannotRecord unless it may be a number."""
    number = re.sub(r"[\s-]", "", typed).upper()
    shape = SHAPES.get(kind)
    if number and not (shape and shape.fullmatch(number)):
        raise CannotRecord(_shape_in_words(kind))
    return number


def put(check: Check, typed: str) -> None:
    """Seal what was typed into the check, which is not saved yet. Raises CannotRecord."""
    number = figures(check.kind, typed)
    if not number:
        return
    check.number_sealed = crypto.seal(number, **_place(check))
    check.number_last4 = number[-4:]
    check.number_index = blind.index(f"{check.kind} {number}", model=MODEL, field=FIELD)


def with_number(kind: str, typed: str) -> QuerySet[Check]:
    """Checks that stand and have exactly that number, without unsealing any."""
    number = figures(kind, typed)
    if not number:
        return Check.objects.none()
    sought = blind.indexes(f"{kind} {number}", model=MODEL, field=FIELD)
    return Check.objects.that_stand().filter(number_index__in=sought)


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


def _place(check: Check) -> dict[str, Any]:
    return {"model": MODEL, "field": FIELD, "row": str(check.key)}


def _shape_in_words(kind: str) -> str:
    if kind == CheckKind.PVG:
        return _("A PVG number has 16 figures, such as 0012345678901234.")
    if kind == CheckKind.ACCESSNI:
        return _("An AccessNI number has 6 to 20 letters and figures.")
    if kind == CheckKind.DBS:
        return _("A certificate number has 12 figures, such as 001234567890.")
    return _("No number is kept of that kind of check.")
