"""Verifies the audit trail, event by event, and names the first that is wrong."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel.audit import checkpoints, verify


class Command(BaseCommand):
    help = "Verifies the audit trail; exit 1 and the first bad number where it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against", metavar="CHECKPOINT", help="a file that audit_checkpoint has written"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        against = _read(options["against"]) if options["against"] else None
        verdict = verify.verify(against=against)
        if verdict.bad is not None:
            raise CommandError(f"First bad event: {verdict.bad}. {verdict.why}")
        self.stdout.write(f"{verdict.events} events, each as it was written.")


def _read(name: str) -> checkpoints.Head:
    try:
        return checkpoints.read(Path(name).read_text(encoding="utf8"))
    except OSError as fault:
        raise CommandError(f"{name} cannot be read: {fault.strerror}.", returncode=2) from None
    except UnicodeDecodeError:
        raise CommandError(f"{name} is no text.", returncode=2) from None
    except checkpoints.BadCheckpoint as bad:
        raise CommandError(str(bad)) from None
