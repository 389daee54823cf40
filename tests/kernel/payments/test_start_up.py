"""A kind that may be paid for and has nobody to settle it refuses to start."""

from kernel.payments.checks import owners_have_handlers
from tests.kernel.payments import parcels


def test_a_kind_without_handlers_refuses_to_start(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PAYMENT_OWNERS = ["nobody"]
    faults = owners_have_handlers()
    assert [fault.id for fault in faults] == ["payments.E001"] * 2
    assert all("“nobody”" in fault.msg and "@settlement." in fault.hint for fault in faults)


def test_a_kind_with_both_handlers_starts(settings) -> None:  # type: ignore[no-untyped-def]
    assert parcels.send
    settings.PAYMENT_OWNERS = ["parcel"]
    assert owners_have_handlers() == []


def test_this_house_starts() -> None:
    assert owners_have_handlers() == []
