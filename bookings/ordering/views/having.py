"""What a visitor has besides: a code they typed, or the link of a ticket that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bookings.certificates import guessing
from bookings.ordering.codes import applying
from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.models import BookingLine, TicketType


@dataclass(frozen=True)
class Having:
    """`said`: why a code that was typed does nothing, in words that tell no more than that."""

    code: DiscountCode | None = None
    unlocked: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def typed(self) -> str:
        return self.code.code if self.code else ""


NOTHING = Having()


def having(request: HttpRequest, ref: str, *, at: datetime) -> Having:
    """The form is sent to the address that it came from, so it brings the same along."""
    unlocked = _unlocked(request.GET.get("ticket", ""))
    typed = request.GET.get("code", "").strip()
    if not typed:
        return Having(unlocked=unlocked)
    if guessing.must_wait(request):
        return Having(unlocked=unlocked, said=_("That was too often. Wait ten minutes, please."))
    code = applying.found(typed, [ref], at=at)
    if code is None:
        guessing.was_wrong(request)
        return Having(unlocked=unlocked, said=does_nothing())
    return Having(code, unlocked)


def own(lines: Sequence[BookingLine], had: Having) -> Having:
    """Whoever holds tickets by a code need not type it again to change how many."""
    if had.code or not lines:
        return had
    codes = {line.code_use.code_id for line in lines if hasattr(line, "code_use")}
    code = DiscountCode.objects.filter(pk__in=codes).select_related("unlocks").first()
    return Having(code, had.unlocked, had.said) if code else had


def does_nothing() -> str:
    return _("That code changes nothing here. Check how it is written, or choose without it.")


def _unlocked(ref: str) -> list[str]:
    if not (ref.isascii() and ref.isalnum() and len(ref) <= 16):
        return []
    unlisted = TicketType.Visibility.UNLISTED
    return list(
        TicketType.objects.filter(ref=ref, visibility=unlisted).values_list("ref", flat=True)
    )
