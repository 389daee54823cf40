"""With every event lost, comparing the books reaches the same end."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from kernel import clock
from kernel.desk.models import StaffTask
from kernel.due import parts
from kernel.payments import reconcile
from kernel.payments.models import Payment, PaymentState, ProviderEvent, TestCheckout
from kernel.payments.providers import directory
from kernel.payments.providers.base import ProviderSilent
from kernel.payments.providers.test_payments import TestPayments
from tests.kernel.payments.desk import TICKET, begin, book, gift, pays_there, there, trace

pytestmark = pytest.mark.django_db

LATER = timedelta(minutes=10)


def _compare(at: datetime) -> reconcile.Findings:
    return reconcile.run(far=directory.current(), since=at - reconcile.BACK, at=at)


def test_a_payment_whose_news_was_lost_is_settled(at: datetime) -> None:
    payment = begin(at, TICKET, gift(500))
    pays_there(payment)
    findings = _compare(at + LATER)
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert book() == [("ticket", 1200), ("gift", 500)]
    assert trace("parcel.sent", "p1") == 1
    assert (findings.compared, len(findings.settled), findings.unsolved) == (1, 1, [])
    assert not ProviderEvent.objects.exists()


def test_comparing_again_changes_nothing(at: datetime) -> None:
    pays_there(begin(at))
    _compare(at + LATER)
    assert _compare(at + LATER).settled == []
    assert book() == [("ticket", 1200)]
    assert trace("parcel.sent") == 1


def test_a_page_left_open_past_its_time_is_closed_and_the_hold_ended(at: datetime) -> None:
    payment = begin(at, minutes=20)
    _compare(at + timedelta(minutes=21))
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    assert there(payment).state == TestCheckout.State.EXPIRED
    assert trace("parcel.let_go") == 1


def test_a_page_of_a_payment_we_gave_up_is_closed_there(at: datetime) -> None:
    payment = begin(at)
    payment.move(PaymentState.CANCELLED)
    _compare(at + LATER)
    assert there(payment).state == TestCheckout.State.EXPIRED
    assert trace("parcel.let_go") == 0


def test_a_payment_that_has_just_begun_is_left_in_peace(at: datetime) -> None:
    begin(at)
    assert _compare(at + timedelta(minutes=1)).compared == 0


def test_an_attempt_that_never_reached_the_provider_is_given_up(at: datetime) -> None:
    payment = begin(at)
    Payment.objects.update(state=PaymentState.CREATED, provider_ref=None)
    TestCheckout.objects.all().delete()
    _compare(at + timedelta(minutes=21))
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED


def test_a_paid_page_whose_address_never_reached_us_is_found_from_their_side(
    at: datetime,
) -> None:
    payment = begin(at)
    far = pays_there(payment)
    Payment.objects.update(state=PaymentState.CREATED, provider_ref=None)
    _compare(at + LATER)
    payment.refresh_from_db()
    assert (payment.state, payment.provider_ref) == (PaymentState.SUCCEEDED, far.ref)


def test_money_under_a_reference_of_ours_that_we_lost_is_a_task(at: datetime) -> None:
    far = pays_there(begin(at))
    TestCheckout.objects.update(metadata={"payment": "neverheard"}, ref="other")
    Payment.objects.update(provider_ref=far.ref)
    findings = _compare(at + LATER)
    assert any("unknown here" in line for line in findings.unsolved)
    assert StaffTask.objects.filter(kind="came_without_us").count() == 1


def test_money_returned_in_the_providers_own_screen_is_a_task(at: datetime) -> None:
    pays_there(begin(at))
    TestCheckout.objects.update(refunded_pence=300)
    assert len(_compare(at + LATER).unsolved) == 1
    _compare(at + LATER)
    assert StaffTask.objects.filter(kind="returned_without_us").count() == 1


def test_one_payment_that_cannot_be_settled_does_not_keep_the_next(at: datetime) -> None:
    pays_there(begin(at, parcel="torn"))
    good = begin(at, parcel="whole")
    pays_there(good)
    findings = _compare(at + LATER)
    good.refresh_from_db()
    assert good.state == PaymentState.SUCCEEDED
    assert len(findings.unsolved) == 1
    assert StaffTask.objects.get().kind == "payment_not_settled"


def test_looking_again_from_the_return_page_settles(at: datetime) -> None:
    payment = begin(at)
    pays_there(payment)
    assert reconcile.look_again(payment, at=at).state == PaymentState.SUCCEEDED
    assert trace("parcel.sent") == 1


class Silent(TestPayments):
    def fetch(self, ref: str):  # type: ignore[no-untyped-def]
        raise ProviderSilent

    def recent(self, *, since: datetime):  # type: ignore[no-untyped-def]
        raise ProviderSilent


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernel.payments.providers.directory._ALL", {"test": Silent()})


def test_looking_again_leaves_all_as_it_is_where_nobody_answers(at: datetime, silent) -> None:  # type: ignore[no-untyped-def]
    payment = begin(at)
    assert reconcile.look_again(payment, at=at).state == PaymentState.PENDING


def test_the_part_runs_every_quarter_of_an_hour(at: datetime) -> None:
    pays_there(begin(at))
    (first,) = parts.run(at=at + LATER, only="reconcile_payments")
    assert first.says == "test: 1 payments compared, 1 settled, 0 to look at."
    (second,) = parts.run(at=at + LATER + timedelta(minutes=1), only="reconcile_payments")
    assert "less than 15 minutes ago" in second.says
    (third,) = parts.run(at=at + LATER + timedelta(minutes=15), only="reconcile_payments")
    assert third.says == "test: 1 payments compared, 0 settled, 0 to look at."


def test_the_part_tries_again_at_once_after_a_silence(at: datetime, silent) -> None:  # type: ignore[no-untyped-def]
    parts.run(at=at, only="reconcile_payments")
    (again,) = parts.run(at=at + timedelta(minutes=1), only="reconcile_payments")
    assert "0 payments compared" in again.says


def test_the_command_settles_and_prints_the_difference(capsys) -> None:  # type: ignore[no-untyped-def]
    begun = clock.now() - LATER
    payment = begin(begun)
    pays_there(payment)
    call_command("reconcile_payments", "--since", begun.date().isoformat())
    assert f"{payment.ref}: pending here, now succeeded." in capsys.readouterr().out


def test_the_command_ends_with_one_where_a_person_must_look(capsys) -> None:  # type: ignore[no-untyped-def]
    pays_there(begin(clock.now() - LATER, parcel="torn"))
    with pytest.raises(CommandError) as fault:
        call_command("reconcile_payments")
    assert fault.value.returncode == 1


@pytest.mark.parametrize("typed", ["yesterday", "2026-13-01", "\x00", "2026-02-30"])
def test_the_command_refuses_a_moment_that_is_none(typed: str) -> None:
    with pytest.raises(CommandError, match="for example") as fault:
        call_command("reconcile_payments", "--since", typed)
    assert fault.value.returncode == 2
