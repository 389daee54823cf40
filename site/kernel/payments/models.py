"""Lists the models of this app; each lives in `records`."""

from kernel.payments.records.far_side import TestCheckout, TestRefund
from kernel.payments.records.ledger import LedgerEntry
from kernel.payments.records.payment import LineKind, Payment, PaymentLine, PaymentState
from kernel.payments.records.provider import ProviderEvent, Reconciliation
from kernel.payments.records.refund import Refund, RefundLine, RefundState

__all__ = [
    "LedgerEntry",
    "LineKind",
    "Payment",
    "PaymentLine",
    "PaymentState",
    "ProviderEvent",
    "Reconciliation",
    "Refund",
    "RefundLine",
    "RefundState",
    "TestCheckout",
    "TestRefund",
]
