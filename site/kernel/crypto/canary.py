"""Do the keys fit the database? A known text under each of them says so, before anything is sealed.

`migrate` introduces the keys of a new database; later, `rotate_field_keys` introduces a new one. A
key that is mistyped, or has left the ring too early, is a sentence at start, at `/readyz`, and in
place of the first text that would be sealed.
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from kernel.crypto import columns, ring, sealing
from kernel.crypto.models import KeyCanary

WORDS = "What opens this opens the rest."
_fitting: set[tuple[str, ...]] = set()


def faults() -> list[str]:
    """What is wrong with the keys, in sentences that name a key by its id and never show it."""
    known = dict(KeyCanary.objects.order_by("key_id").values_list("key_id", "sealed"))
    said = [fault for key_id, sealed in known.items() if (fault := _fault(key_id, sealed))]
    newest = ring.newest()[0]
    if newest not in known:
        said.append(
            f"The newest key in FIELD_KEYS ({newest}) was never introduced to this database. If it "
            "is meant to be new, run manage.py rotate_field_keys; if not, it is the wrong key."
        )
    return said


def _fault(key_id: str, sealed: str) -> str:
    if ring.find(key_id) is None:
        return (
            f"FIELD_KEYS lacks the key {key_id}, which opens what is sealed in this database. "
            "Put it back, after the newest."
        )
    try:
        opens = sealed == "" or sealing.unseal(sealed, **_place(key_id)) == WORDS
    except sealing.CannotUnseal:
        opens = False
    return "" if opens else f"The key {key_id} in FIELD_KEYS does not open its own known text."


def ask() -> None:
    """Raises KeysDoNotFit; asked before the first text that a process seals."""
    state = (str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"]), *settings.FIELD_KEYS)
    if state in _fitting:
        return
    if said := faults():
        raise sealing.KeysDoNotFit(" ".join(said))
    _fitting.add(state)


def known() -> set[str]:
    """The keys that this database has been told of."""
    return set(KeyCanary.objects.values_list("key_id", flat=True))


def introduce(*key_ids: str) -> None:
    """These keys of the ring belong to this database from now on."""
    for key_id in key_ids:
        key = ring.find(key_id)
        sealed = sealing.seal_with(key, WORDS, **_place(key_id)) if key else ""
        KeyCanary.objects.update_or_create(key_id=key_id, defaults={"sealed": sealed})


def retire(key_id: str) -> None:
    """Nothing is sealed under this key any more: it may leave the ring."""
    KeyCanary.objects.filter(key_id=key_id).delete()


@receiver(post_migrate)
def introduce_first(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """The keys of a database that knows none: the newest, and whatever it was sealed under."""
    if sender.label != "crypto" or using != DEFAULT_DB_ALIAS or not _is_whole(connections[using]):
        return
    if not KeyCanary.objects.exists():
        there = connections[using].introspection.table_names()
        made = [each for each in columns.declared() if each.model._meta.db_table in there]
        used = set().union(*(column.key_ids() for column in made))
        # A newest key beside values of keys that we lack is more likely wrong than new.
        is_strange = any(ring.find(key_id) is None for key_id in used)
        introduce(*used, *(() if is_strange else (ring.newest()[0],)))


def is_there() -> bool:
    """Whether the table is: before the first migrate there is nothing to fit."""
    tables = connections[DEFAULT_DB_ALIAS].introspection.table_names()
    return KeyCanary._meta.db_table in tables


def _is_whole(connection: BaseDatabaseWrapper) -> bool:
    loader = MigrationLoader(connection)
    return set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)


def _place(key_id: str) -> dict[str, str]:
    return {"model": "crypto.keycanary", "field": "words", "row": key_id}
