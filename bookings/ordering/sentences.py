"""What goes wrong while booking, as sentences for the person who books."""

from django.utils.translation import gettext as _

from kernel.money import Money


class CannotBook(Exception):
    """Something stands in the way; the message says what happened and what to do."""


class PlacesGone(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("Somebody was a moment quicker: there are not that many places left. "
              "Choose fewer, or another date.")
        )  # fmt: skip


class NotOpen(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("Booking opens soon: we are still putting the team together. Please look again.")
        )


class AnotherAdult(CannotBook):
    """The booking that would break the ratio is not sold."""

    def __init__(self) -> None:
        super().__init__(
            _("We are finding another adult for this session. Until then there are fewer places: "
              "choose fewer, or let us write to you when there are more.")
        )  # fmt: skip


class CodeUsedUp(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("That code has just been used up, or not enough of it is left for so many tickets. "
              "Choose fewer, or book without it.")
        )  # fmt: skip


class HoldEnded(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("Your hold has ended, and the places are back on the table. Choose again.")
        )


class CalledOff(HoldEnded):
    def __init__(self) -> None:
        CannotBook.__init__(
            self,
            _("A date that you had chosen has just been called off. Nothing was charged. "
              "Please choose again.")
        )  # fmt: skip


class SomeCalledOff(CannotBook):
    def __init__(self, titles: list[str]) -> None:
        super().__init__(
            _("%(what)s has just been called off and is taken out. Nothing was charged. The rest "
              "is still held for you: check it, and go on.") % {"what": ", ".join(titles)}
        )  # fmt: skip


class BasketChanged(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("What you hold was changed in another window. Nothing was charged: check it as it "
              "is now, then go on.")
        )  # fmt: skip


class TooLate(CannotBook):
    def __init__(self) -> None:
        super().__init__(_("That date can no longer be booked. Choose another date."))


class NothingChosen(CannotBook):
    def __init__(self) -> None:
        super().__init__(_("Choose at least one ticket."))


class TooMany(CannotBook):
    def __init__(self, title: str, most: int) -> None:
        super().__init__(
            _("You can choose up to %(most)d of “%(title)s” in one booking. "
              "For more, please ring us.") % {"most": most, "title": title}
        )  # fmt: skip


class AmountOutside(CannotBook):
    def __init__(self, title: str, least: Money, most: Money) -> None:
        super().__init__(
            _("For “%(title)s” you can pay from %(least)s to %(most)s.")
            % {"title": title, "least": least.brief, "most": most.brief}
        )


class CompanionAlone(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("An essential companion comes with somebody who has a ticket: choose that ticket "
              "too, one companion at most for each.")
        )  # fmt: skip


class NeedsGrownUp(CannotBook):
    def __init__(self, title: str) -> None:
        super().__init__(
            _("“%(title)s” is for a child who comes with a grown-up. Choose a ticket for the "
              "grown-up too.") % {"title": title}
        )  # fmt: skip


class TooManyHeld(CannotBook):
    """Holds are short of a cap for each browser, network and e-mail address (hoarding.py)."""

    def __init__(self) -> None:
        super().__init__(
            _("You are holding as many places as one person can at a time. Book those first, or "
              "let some go; for a big group, please ring us.")
        )  # fmt: skip


class NetworkHoldsMany(TooManyHeld):
    def __init__(self) -> None:
        CannotBook.__init__(
            self,
            _("From your network many places are held just now that are not booked yet. They come "
              "back within twenty minutes: try again then, or ring us.")
        )  # fmt: skip


class NotSoldHere(CannotBook):
    def __init__(self) -> None:
        super().__init__(_("That ticket is not sold here. Choose one of the tickets below."))


class AlreadyBooked(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("You have booked those places meanwhile. If you want more besides, choose again.")
        )
