"""Each part runs alone: one that fails, whatever it breaks, never stops the rest."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from kernel.due import lock, parts
from kernel.due.models import DuePart
from kernel.due.parts import Outcome, part, run

pytestmark = pytest.mark.django_db


def a_part(name: str) -> list[datetime]:
    """Register a part that does nothing; the moments at which it ran."""
    ran: list[datetime] = []

    @part(name)
    def work(*, at: datetime) -> str:
        ran.append(at)
        return f"{name} done"

    return ran


def a_part_that_fails(name: str = "bad") -> None:
    @part(name)
    def work(*, at: datetime) -> str:
        raise ZeroDivisionError("ada@example.org")


def test_parts_run_in_the_order_of_registration_and_say_how_much_they_did(at: datetime) -> None:
    a_part("first"), a_part("second")

    assert run(at=at) == [Outcome("first", "first done"), Outcome("second", "second done")]
    row = DuePart.objects.get(pk="second")
    assert (row.last_started_at, row.last_finished_at, row.locked_until) == (at, at, None)
    assert row.last_outcome == "second done"


def test_a_part_that_fails_never_stops_the_rest(at: datetime) -> None:
    before, _, after = a_part("before"), a_part_that_fails(), a_part("after")

    outcomes = run(at=at)

    assert (before, after) == ([at], [at])
    assert [each.failed for each in outcomes] == [False, True, False]


def test_its_failure_is_written_down_by_its_kind_and_its_lock_given_back(at: datetime) -> None:
    a_part_that_fails()

    run(at=at)

    row = DuePart.objects.get()
    assert (row.last_outcome, row.locked_until) == ("failed: ZeroDivisionError", None)


def test_what_a_failing_part_wrote_in_its_transaction_is_gone_and_the_rest_runs(
    at: datetime,
) -> None:
    @part("half way")
    def work(*, at: datetime) -> str:
        with transaction.atomic():
            DuePart.objects.create(name="written by it")
            DuePart.objects.create(name="written by it")
        return "never"

    after = a_part("after")
    run(at=at)

    assert after == [at]
    assert not DuePart.objects.filter(pk="written by it").exists()


@pytest.mark.django_db(transaction=True)
def test_a_part_that_breaks_the_connection_takes_no_other_with_it(at: datetime) -> None:
    @part("breaker")
    def work(*, at: datetime) -> str:
        connection.connection.close()  # as when the database server is restarted
        DuePart.objects.count()
        return "never"

    after = a_part("after")
    outcomes = run(at=at)

    assert [each.failed for each in outcomes] == [True, False]
    assert after == [at]


def test_a_lock_that_cannot_be_given_back_stops_no_other(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = a_part("first"), a_part("second")

    def fails(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(lock, "give_back", fails)
    outcomes = run(at=at)

    assert (first, second) == ([at], [at])
    assert [each.failed for each in outcomes] == [True, True]


def test_one_can_be_run_alone(at: datetime) -> None:
    first, second = a_part("first"), a_part("second")

    assert run(at=at, only="second") == [Outcome("second", "second done")]
    assert (first, second) == ([], [at])


@pytest.mark.parametrize("name", ["", "thrid", "\0", "x" * 10_000])
def test_an_unknown_part_is_refused_and_nothing_runs(at: datetime, name: str) -> None:
    ran = a_part("third")

    with pytest.raises(parts.UnknownPart, match=r"There are: third\."):
        run(at=at, only=name)

    assert ran == []
    assert not DuePart.objects.exists()


def test_two_parts_of_one_name_refuse_to_start() -> None:
    a_part("same")

    with pytest.raises(RuntimeError, match="Two parts of run_due are called “same”"):
        a_part("same")


def test_a_closing_sentence_of_any_length_is_kept_as_far_as_it_fits(at: datetime) -> None:
    @part("talker")
    def work(*, at: datetime) -> str:
        return "é" * 1_000

    run(at=at)

    assert DuePart.objects.get().last_outcome == "é" * 200


def test_the_command_says_each_parts_sentence_and_ends_with_nought() -> None:
    a_part("first"), a_part("second")
    said = StringIO()

    call_command("run_due", stdout=said)

    assert said.getvalue() == "first: first done\nsecond: second done\n"


def test_the_command_ends_with_one_after_a_failure_and_names_it() -> None:
    a_part_that_fails()

    with pytest.raises(CommandError, match=r"Did not finish: bad\.") as ended:
        call_command("run_due", stdout=StringIO())

    assert ended.value.returncode == 1


def test_the_command_ends_with_two_for_a_part_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="There is no part “no”") as ended:
        call_command("run_due", only="no")

    assert ended.value.returncode == 2
