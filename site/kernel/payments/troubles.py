"""Money that is there but cannot be settled is never a matter for the log alone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import OperationalError
from django.utils.translation import gettext as _

from kernel.desk.tasks import raise_task
from kernel.payments.models import Payment, Refund
from kernel.people.roles import Role

log = logging.getLogger(__name__)


@contextmanager
def told_to_staff(payment: Payment | None, *, at: datetime) -> Iterator[None]:
    """Round the whole transaction: a fault in it becomes one staff task, and goes on upwards.

    The provider then tells us again, and `reconcile_payments` asks.
    """
    try:
        yield
    except OperationalError:
        raise  # a lock or a lost connection: the next try is the cure
    except Exception:
        if payment is not None:
            log.exception("Payment %s could not be settled.", payment.ref)
            _raise_task(payment, at=at)
        raise


@contextmanager
def refund_told_to_staff(refund: Refund, *, at: datetime) -> Iterator[None]:
    """The same round returning money: it may have gone, and our book does not have it."""
    try:
        yield
    except OperationalError:
        raise
    except Exception:
        log.exception("Refund %s could not be settled.", refund.ref)
        raise_task(
            kind="refund_not_written",
            about=("refund", refund.ref),
            for_role=Role.FINANCE,
            text=_(
                "%(pounds)s of payment %(payment)s were to go back, and a fault of ours kept it "
                "from being written down. It is tried again. Please tell whoever looks after "
                "this site."
            )
            % {"pounds": refund.amount, "payment": refund.payment.ref},
            at=at,
        )
        raise


def _raise_task(payment: Payment, *, at: datetime) -> None:
    raise_task(
        kind="payment_not_settled",
        about=("payment", payment.ref),
        for_role=Role.FINANCE,
        text=_(
            "Payment %(ref)s (%(pounds)s) could not be settled because of a fault of ours. It is "
            "tried again every quarter of an hour. Please tell whoever looks after this site."
        )
        % {"ref": payment.ref, "pounds": payment.amount},
        at=at,
    )
