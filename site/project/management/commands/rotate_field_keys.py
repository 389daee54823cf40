"""Puts everything that is sealed under the newest key, and says which old keys may go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.audit.actor import Actor
from kernel.crypto import canary, columns, ring, rotation

BY = Actor.system("rotate_field_keys")


class Command(BaseCommand):
    help = "Re-encrypts sealed fields under the newest key of FIELD_KEYS; safe while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        if missing := self._missing():
            raise CommandError(
                f"FIELD_KEYS lacks {', '.join(missing)}, which opens what is sealed in this "
                "database. Put it back, after the newest; nothing has been changed."
            )
        self.stdout.write(f"The newest key is {ring.newest()[0]}.")
        if options["dry_run"]:
            waiting = rotation.waiting()
            for label, rows in waiting.items():
                self.stdout.write(f"{label}: {rows} would be put under it.")
            if not waiting:
                self.stdout.write("Everything sealed is under it.")
            return
        unreadable = self._rotate()
        self._old_keys()
        if unreadable:
            raise CommandError(
                f"{unreadable} do not open with any key: damaged, or another row's. "
                "They are left as they are."
            )

    def _missing(self) -> list[str]:
        """Keys that something needs and that are not on the ring."""
        used = set().union(*(column.key_ids() for column in columns.declared()))
        used |= canary.known()
        return sorted(key_id for key_id in used if ring.find(key_id) is None)

    def _rotate(self) -> int:
        unreadable = 0
        for done in rotation.rotate(by=BY, at=clock.now()):
            said = f"{done.column}: {done.resealed} put under it"
            unreadable += done.unreadable
            self.stdout.write(
                f"{said}, {done.unreadable} unreadable." if done.unreadable else f"{said}."
            )
        return unreadable

    def _old_keys(self) -> None:
        unused, used = rotation.free()
        for key_id in unused:
            self.stdout.write(
                f"Nothing uses the key {key_id} any more: once every process has been started "
                "with the new FIELD_KEYS, you may take it out."
            )
        for key_id, where in used.items():
            self.stdout.write(f"Keep the key {key_id}: it is still used ({'; '.join(where)}).")
