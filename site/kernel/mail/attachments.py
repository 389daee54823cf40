"""What can hang on a mail, by name. The bytes are made when the mail is sent, never before."""

from collections.abc import Callable
from typing import NamedTuple


class Attachment(NamedTuple):
    filename: str
    content: bytes
    mimetype: str


# Takes the reference that the message carries; None when there is nothing to attach any more.
Maker = Callable[[str], Attachment | tuple[str, bytes, str] | None]

_makers: dict[str, Maker] = {}


class UnknownAttachment(LookupError):
    """A message names a kind of attachment that nobody makes."""


def maker(kind: str) -> Callable[[Maker], Maker]:
    """Register the function that makes attachments of this kind: `(ref) -> (name, bytes, type)`."""

    def register(make: Maker) -> Maker:
        if kind in _makers:
            raise RuntimeError(f"Two makers for attachments of kind “{kind}”.")
        _makers[kind] = make
        return make

    return register


def known(kind: str) -> bool:
    return kind in _makers


def make(kind: str, ref: str) -> Attachment | None:
    """Make one attachment; None when it no longer exists (say, a cancelled booking's ticket).

    Raises UnknownAttachment. May take a second: never call it inside a transaction.
    """
    if kind not in _makers:
        raise UnknownAttachment(f"Nobody makes attachments of kind “{kind}”.")
    made = _makers[kind](ref)
    return None if made is None else Attachment(*made)
