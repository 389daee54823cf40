"""Keys that are not this database's are noticed before anything is written with them."""

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from kernel.crypto import KeysDoNotFit, canary, seal, sealing
from kernel.crypto.models import KeyCanary
from tests.factories.team import a_check, a_person
from tests.kernel.crypto.keys import FIRST, SECOND, THIRD, id_of, made_with

pytestmark = pytest.mark.django_db
PLACE = {"model": "people.person", "field": "note", "row": "k3f9"}


def _said() -> list[str]:
    found = run_checks(tags=[Tags.database], databases=["default"])
    return [fault.msg for fault in found if fault.id == "crypto.E002"]


def test_migrate_has_introduced_the_key_of_a_new_database(client: Client) -> None:
    assert _said() == []
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    ("ring", "sentence"),
    [
        ([SECOND], "FIELD_KEYS lacks the key"),  # another in its place
        ([SECOND, FIRST], "was never introduced"),  # another before it
    ],
)
def test_a_wrong_key_is_a_sentence_at_start_and_nothing_is_sealed_with_it(
    settings: Settings, client: Client, ring: list[str], sentence: str
) -> None:
    made_with(settings, FIRST)
    settings.FIELD_KEYS = ring
    assert any(sentence in said for said in _said())
    assert client.get("/readyz").status_code == 503
    with pytest.raises(KeysDoNotFit, match=sentence):
        seal("001234567890", **PLACE)
    assert not [key for key in (FIRST, SECOND) if key in " ".join(_said())]


def test_readyz_says_in_the_log_what_is_wrong(
    settings: Settings, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    made_with(settings, FIRST)
    settings.FIELD_KEYS = [SECOND]
    client.get("/readyz")
    assert f"FIELD_KEYS lacks the key {id_of(FIRST)}" in caplog.text


def test_an_old_key_that_left_too_early_is_named(settings: Settings) -> None:
    made_with(settings, SECOND, FIRST)
    settings.FIELD_KEYS = [SECOND]
    assert len(_said()) == 1
    assert id_of(FIRST) in _said()[0]


def test_a_known_text_of_another_database_is_no_proof(settings: Settings) -> None:
    made_with(settings, FIRST)
    other = sealing.seal_with(bytes.fromhex(FIRST), "Something else.", **PLACE)
    KeyCanary.objects.update(sealed=other)
    assert "does not open its own known text" in _said()[0]


def test_migrate_introduces_no_second_key_by_itself(settings: Settings) -> None:
    made_with(settings, FIRST)
    settings.FIELD_KEYS = [SECOND, FIRST]
    canary.introduce_first(apps.get_app_config("crypto"))
    assert canary.known() == {id_of(FIRST)}


def test_an_older_database_with_sealed_rows_is_not_given_a_wrong_key(settings: Settings) -> None:
    """From before there were known texts: what it holds says which key it needs."""
    made_with(settings, FIRST)
    a_check(a_person())
    KeyCanary.objects.all().delete()
    settings.FIELD_KEYS = [THIRD]
    canary.introduce_first(apps.get_app_config("crypto"))
    assert any(f"lacks the key {id_of(FIRST)}" in said for said in _said())

    settings.FIELD_KEYS = [FIRST]
    assert [said for said in _said() if "lacks" in said] == []


def test_an_older_database_with_its_own_key_is_known_at_once(settings: Settings) -> None:
    made_with(settings, FIRST)
    a_check(a_person())
    KeyCanary.objects.all().delete()
    canary.introduce_first(apps.get_app_config("crypto"))
    assert _said() == []


def test_without_the_canary_a_wrong_key_would_seal(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with the guard out, a text is sealed that this database could never open."""
    made_with(settings, FIRST)
    settings.FIELD_KEYS = [SECOND]
    monkeypatch.setattr(sealing, "before_sealing", [])
    assert seal("001234567890", **PLACE).split(".")[1] == id_of(SECOND)


def test_the_whole_check_finds_nothing_to_mend() -> None:
    call_command("check", "--database", "default", "--tag", "database")
