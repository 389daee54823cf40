"""Who is told when money comes or goes. The kernel knows no booking and no gift: they register.

An owner kind (“booking”) settles a payment as a whole; a line kind (“gift”) is told of its lines.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kernel.audit.actor import Actor
from kernel.payments.models import Payment, PaymentLine
from kernel.people.models import Person


class Settler(Protocol):
    """The money is recorded; decide what it buys. Answers who paid, where that is known."""

    def __call__(self, *, payment: Payment, by: Actor, at: datetime) -> Person | None: ...


class Releaser(Protocol):
    """End the owner's hold now: it can no longer be paid for."""

    def __call__(self, *, owner_ref: str, by: Actor, at: datetime) -> object: ...


class Locker(Protocol):
    """Lock the owner's row: it comes before the payment's in the order of locks."""

    def __call__(self, *, owner_ref: str) -> object: ...


class LinePaid(Protocol):
    """A line of this kind was paid for by `giver`, in the transaction that records the money."""

    def __call__(
        self, *, line: PaymentLine, giver: Person | None, by: Actor, at: datetime
    ) -> object: ...


class LineReturned(Protocol):
    """So many pence of a line went back, in the transaction that records it."""

    def __call__(self, *, line: PaymentLine, pence: int, by: Actor, at: datetime) -> object: ...


class NoHandler(LookupError):
    """Money for this owner kind would find nobody home. A fault of ours, never of the payer's."""


_settlers: dict[str, Settler] = {}
_releasers: dict[str, Releaser] = {}
_lockers: dict[str, Locker] = {}
_paid: dict[str, LinePaid] = {}
_returned: dict[str, LineReturned] = {}


def on_settled(kind: str) -> Callable[[Settler], Settler]:
    """Register the settler of an owner kind."""
    return _into(_settlers, kind)


def on_released(kind: str) -> Callable[[Releaser], Releaser]:
    """Register what ends the hold of an owner kind."""
    return _into(_releasers, kind)


def on_lock(kind: str) -> Callable[[Locker], Locker]:
    """Register what locks the owner's row before its payment's."""
    return _into(_lockers, kind)


def on_line_paid(kind: str) -> Callable[[LinePaid], LinePaid]:
    """Register who is told that a line of this kind was paid."""
    return _into(_paid, kind)


def on_line_returned(kind: str) -> Callable[[LineReturned], LineReturned]:
    """Register who is told that money of such a line went back."""
    return _into(_returned, kind)


def missing(kind: str) -> list[str]:
    """Which of the two handlers an owner kind cannot do without are not registered."""
    needed = {"on_settled": kind in _settlers, "on_released": kind in _releasers}
    return [name for name, is_there in needed.items() if not is_there]


def require(kind: str) -> None:
    """Raises NoHandler: nothing may be charged that nobody would settle."""
    if absent := missing(kind):
        raise NoHandler(f"“{kind}” has no {' and no '.join(absent)} handler.")


def lock(payment: Payment) -> None:
    """Lock the owner's row, in a transaction and before any lock on the payment."""
    if locker := _lockers.get(payment.owner_kind):
        locker(owner_ref=payment.owner_ref)


def settle(*, payment: Payment, by: Actor, at: datetime) -> None:
    """Hand a payment that has come, as asked, to its owner and each line to its kind."""
    require(payment.owner_kind)
    giver = _settlers[payment.owner_kind](payment=payment, by=by, at=at)
    for line in payment.lines.order_by("pk"):
        if line.kind in _paid:
            _paid[line.kind](line=line, giver=giver, by=by, at=at)


def release(payment: Payment, *, by: Actor, at: datetime) -> None:
    """End the owner's hold: the time to pay is over."""
    require(payment.owner_kind)
    _releasers[payment.owner_kind](owner_ref=payment.owner_ref, by=by, at=at)


def give_back(*, line: PaymentLine, pence: int, by: Actor, at: datetime) -> None:
    """Tell a line's kind that money of it went back."""
    if line.kind in _returned:
        _returned[line.kind](line=line, pence=pence, by=by, at=at)


def _into[Handler](handlers: dict[str, Handler], kind: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        if handlers.setdefault(kind, handler) is not handler:
            raise RuntimeError(f"“{kind}” has two handlers of the same sort.")
        return handler

    return register
