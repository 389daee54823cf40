"""Money that is there but cannot be settled is never a matter for the log alone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import OperationalError
from django.utils.translation import gettext as _

from kernel.desk.tasks import raise_task
from kernel.payments.models import Payment
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
