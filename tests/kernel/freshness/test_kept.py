"""What is kept stands until somebody writes where it was read; nobody has to remember to say so."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from kernel.desk.models import StaffTask
from kernel.freshness import gathering, hearing
from kernel.freshness.kept import kept, one_page
from kernel.organisation.models import Organisation
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _house(transactional_db: None) -> None:
    Organisation.objects.update_or_create(pk=1, defaults={"name": "Tallow", "email": "a@b.example"})


def _names() -> list[str]:
    return kept("names", lambda: [row.name for row in Organisation.objects.all()])


def _from_outside() -> list[str]:
    """As another thread has it, on a connection of its own."""
    return all_at_once(_names)[0]


def _rename(name: str) -> None:
    Organisation.objects.update(name=name)


def test_it_is_made_once(django_assert_num_queries: Any) -> None:
    _names()
    with django_assert_num_queries(0):
        assert _names() == ["Tallow"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda row: _rename("Wick"), id="an update of many"),
        pytest.param(lambda row: (setattr(row, "name", "Wick"), row.save()), id="a row saved"),
        pytest.param(
            lambda row: (row.delete(), Organisation.objects.bulk_create([_wick()])), id="new rows"
        ),
    ],
)
def test_a_write_makes_it_stale_however_it_is_written(change: Any) -> None:
    _names()
    change(Organisation.objects.get())
    assert _names() == ["Wick"]


def test_what_is_written_elsewhere_changes_nothing(django_assert_num_queries: Any) -> None:
    _names()
    StaffTask.objects.update(kind="other")
    with django_assert_num_queries(0):
        _names()


def test_without_hearing_it_would_stay_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the guard is the ear on the connection."""
    monkeypatch.setattr(hearing.Ear, "_changed", lambda self, word: None)
    _names()
    _rename("Wick")
    assert _names() == ["Tallow"]


def test_what_is_not_committed_is_seen_by_its_own_transaction_alone() -> None:
    _names()
    with transaction.atomic():
        _rename("Wick")
        assert _names() == ["Wick"]
        assert _entry() == ["Tallow"]  # what every other process reads
        _rename("Flame")
        assert _names() == ["Flame"]
    assert _names() == ["Flame"]


def test_what_is_rolled_back_was_never_so() -> None:
    _names()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _rename("Wick")
        _names()
        raise ZeroDivisionError
    assert _names() == ["Tallow"]
    assert _from_outside() == ["Tallow"]


def test_a_write_after_a_savepoint_rolled_back_is_heard_too() -> None:
    _names()
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _rename("Wick")
            raise ZeroDivisionError
        _rename("Flame")
    assert _names() == ["Flame"]


def test_what_is_made_of_something_kept_goes_with_it() -> None:
    def above() -> list[str]:
        return kept("above", _names)

    above()
    _rename("Wick")
    assert above() == ["Wick"]


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    """The race: read, then somebody commits, then we keep what we read."""

    def slowly() -> list[str]:
        read = [row.name for row in Organisation.objects.all()]
        all_at_once(lambda: _rename("Wick"))
        return read

    assert kept("names", slowly) == ["Tallow"]
    assert _names() == ["Wick"]


def test_with_tokens_taken_after_reading_the_old_would_stick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of the race: whether the token is taken before is all that guards."""
    late: list[Any] = []
    note = gathering.note
    monkeypatch.setattr(hearing.gathering, "note", late.append)

    def slowly() -> list[str]:
        read = [row.name for row in Organisation.objects.all()]
        all_at_once(lambda: _rename("Wick"))
        for words in late:
            note(words)
        return read

    kept("names", slowly)
    assert _names() == ["Tallow"]


def test_a_page_agrees_with_itself_and_the_next_one_sees_the_change() -> None:
    with one_page():
        _names()
        all_at_once(lambda: _rename("Wick"))
        assert _names() == ["Tallow"]
    assert _names() == ["Wick"]


def test_a_page_that_writes_sees_what_it_wrote() -> None:
    with one_page():
        _names()
        _rename("Wick")
        assert _names() == ["Wick"]
        with transaction.atomic():
            _rename("Flame")
            assert _names() == ["Flame"]


def test_columns_that_nobody_is_shown_make_nothing_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(hearing._unseen, "organisation_organisation", frozenset({"phone"}))
    _names()
    before = _entry_token()
    Organisation.objects.update(phone="01 234")
    assert _entry_token() == before
    Organisation.objects.update(phone="01 235", name="Wick")
    assert _entry_token() is None


BROKEN = {"BACKEND": "tests.kernel.freshness.broken.Broken"}


def test_with_the_cache_away_everything_is_read_afresh(caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(CACHES={"default": BROKEN, "pages": BROKEN, "questions": BROKEN}):
        assert _names() == ["Tallow"]
        _rename("Wick")
        assert _names() == ["Wick"]
    assert "cannot be reached" in caplog.text


def _entry() -> Any:
    return cache.get("names").value


def _entry_token() -> Any:
    return cache.get("fresh:organisation_organisation")


def _wick() -> Organisation:
    return Organisation(pk=1, name="Wick", email="a@b.example")
