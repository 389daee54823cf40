"""Why a payment cannot begin: sentences for the person who wants to pay."""

from django.utils.translation import gettext as _


class CannotPay(Exception):
    """Nothing was charged; the message says why and what to do."""


class ProviderAway(CannotPay):
    def __init__(self) -> None:
        super().__init__(
            _(
                "The payment service does not answer just now. Nothing was charged. "
                "Please try again in a minute."
            )
        )


class AlreadyPaid(CannotPay):
    def __init__(self) -> None:
        super().__init__(_("This has just been paid. There is nothing more to pay."))


class PaidElsewhere(CannotPay):
    def __init__(self) -> None:
        super().__init__(
            _(
                "This is being paid in another window. Finish there, or close it and try again "
                "in a minute. Nothing was charged here."
            )
        )


class TimeIsUp(CannotPay):
    def __init__(self) -> None:
        super().__init__(_("The time to pay has run out. Nothing was charged. Please start again."))
