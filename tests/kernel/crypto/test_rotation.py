"""Everything sealed goes under the newest key: found by itself, losing nothing, at any moment."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from pytest_django import Settings

from kernel.audit.models import AuditEvent
from kernel.crypto import CannotUnseal, canary, columns, rotation
from kernel.crypto.models import KeyCanary
from safeguarding.vetting import number
from safeguarding.vetting.models import Check
from tests.factories.people import SECRET, an_account
from tests.factories.team import DSL, a_check, a_person
from tests.kernel.crypto.keys import FIRST, SECOND, id_of, made_with

pytestmark = pytest.mark.django_db
NUMBER = "001234567890"
Said = Callable[..., str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*arguments: str) -> str:
        call_command("rotate_field_keys", *arguments)
        return capsys.readouterr().out

    return run


@pytest.fixture
def grown(settings: Settings) -> Check:
    """A house sealed under FIRST, whose operator has just put SECOND before it."""
    made_with(settings, FIRST)
    check = a_check(a_person(), number=NUMBER)
    an_account("editor")
    settings.FIELD_KEYS = [SECOND, FIRST]
    return check


def _keys_in_use() -> set[str]:
    return set().union(*(column.key_ids() for column in columns.declared()))


def _read(check: Check, at: Any) -> str:
    return number.reveal(check=Check.objects.get(pk=check.pk), by=DSL, at=at)


def test_every_sealed_column_is_put_under_the_newest_key_and_reads_the_same(
    grown: Check, said: Said, at: Any
) -> None:
    words = said()
    assert _keys_in_use() == {id_of(SECOND)}
    assert _read(grown, at) == NUMBER
    assert Authenticator.objects.get().data["secret"].opened() == SECRET
    assert "safeguarding.check.number_sealed: 1 put under it." in words
    assert "mfa.authenticator.data: 1 put under it." in words


def test_with_the_new_key_alone_everything_still_opens(
    grown: Check, said: Said, settings: Settings, at: Any
) -> None:
    assert f"Nothing uses the key {id_of(FIRST)} any more" in said()
    settings.FIELD_KEYS = [SECOND]
    assert canary.faults() == []
    assert _read(grown, at) == NUMBER
    authenticator = Authenticator.objects.get()
    assert authenticator.data["secret"].opened() == SECRET


def test_a_dry_run_says_what_it_would_do_and_does_nothing(grown: Check, said: Said) -> None:
    assert "safeguarding.check.number_sealed: 1 would be put under it." in said("--dry-run")
    assert _keys_in_use() == {id_of(FIRST)}
    assert canary.known() == {id_of(FIRST)}


def test_run_again_it_changes_nothing_and_says_so(grown: Check, said: Said) -> None:
    said()
    rows = list(Check.objects.values_list("number_sealed", flat=True))
    assert "safeguarding.check.number_sealed: 0 put under it." in said()
    assert list(Check.objects.values_list("number_sealed", flat=True)) == rows
    assert "Everything sealed is under it." in said("--dry-run")


def test_the_trail_has_the_column_and_how_many(grown: Check, said: Said) -> None:
    said()
    event = AuditEvent.objects.get(
        verb="keys.resealed", about_ref="safeguarding.check.number_sealed"
    )
    assert (event.actor, event.facts) == ("system:rotate_field_keys", {"rows": 1})


def test_what_does_not_open_stays_as_it_is_and_keeps_its_key(
    grown: Check, said: Said, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another row's text: it is not made readable by the rotation, and nothing is lost of it."""
    moved = a_check(a_person("Bo"), number="009876543210")
    Check.objects.filter(pk=moved.pk).update(number_sealed=grown.number_sealed)
    with pytest.raises(CommandError, match="1 do not open"):
        said()
    assert Check.objects.get(pk=moved.pk).number_sealed == grown.number_sealed
    assert f"Keep the key {id_of(FIRST)}" in capsys.readouterr().out


def test_a_key_that_an_undeclared_column_needs_is_never_called_free(
    grown: Check, said: Said
) -> None:
    person = a_person("Cy")
    type(person).objects.filter(pk=person.pk).update(name=grown.number_sealed[:200])
    assert "people.person.name: 1" in said()
    assert id_of(FIRST) in canary.known()


def test_with_a_key_missing_nothing_is_changed(grown: Check, settings: Settings) -> None:
    settings.FIELD_KEYS = [SECOND]
    with pytest.raises(CommandError, match=id_of(FIRST)):
        call_command("rotate_field_keys")
    assert Check.objects.get(pk=grown.pk).number_sealed == grown.number_sealed
    assert not KeyCanary.objects.filter(key_id=id_of(SECOND)).exists()


def test_what_somebody_saves_meanwhile_is_not_overwritten(
    grown: Check, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between our reading a row and our writing it, its owner gives it another number."""
    _let_somebody_save_between(monkeypatch, grown)
    list(rotation.rotate(by=DSL, at=at))
    assert _read(grown, at) == "009999999999"


def test_without_the_compare_their_number_would_be_lost(
    grown: Check, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a plain update writes the old number over the new one."""
    _let_somebody_save_between(monkeypatch, grown)
    monkeypatch.setattr(rotation, "_as_read", lambda rows, column, held: rows)
    list(rotation.rotate(by=DSL, at=at))
    assert _read(grown, at) == NUMBER


def _let_somebody_save_between(monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    field = Check._meta.get_field("number_sealed")
    plain = type(field).resealed

    def slow(self: Any, instance: Check) -> dict[str, str]:
        fresh = plain(self, instance)
        number.put(instance, "009999999999")
        Check.objects.filter(pk=instance.pk).update(number_sealed=instance.number_sealed)
        return fresh

    monkeypatch.setattr(type(field), "resealed", slow)


def test_a_text_moved_to_another_row_opens_in_neither_key(
    grown: Check, said: Said, at: Any
) -> None:
    other = a_check(a_person("Di"), number="009876543210")
    said()
    sealed = Check.objects.get(pk=grown.pk).number_sealed
    Check.objects.filter(pk=other.pk).update(number_sealed=sealed)
    with pytest.raises(number.NotReadable):
        _read(other, at)
    with pytest.raises(CannotUnseal):
        Check._meta.get_field("number_sealed").resealed(Check.objects.get(pk=other.pk))
