"""What is said of somebody who comes, and why it may not be."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bookings.ordering.sentences import CannotBook


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One human being; given for several seats, it is the same one on each.

    `person`: the key of somebody of the booker's own household, chosen there and not typed.
    """

    name: str
    born: date | None = None
    person: int | None = None


class AlreadyComing(CannotBook):
    """Nobody is twice on a session."""

    def __init__(self, name: str = "") -> None:
        somebody = name or _("Somebody you chose")
        super().__init__(
            _("%(name)s has a place on one of these dates already. Choose who comes with this "
              "ticket instead, or go back and take one ticket fewer.") % {"name": somebody}
        )  # fmt: skip
