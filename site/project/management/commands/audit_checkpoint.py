"""Signs the present head of the audit trail, to be kept outside the building."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.audit import checkpoints
from kernel.audit.actor import Actor


class Command(BaseCommand):
    help = "Signs the head of the audit trail; give the file to somebody outside the building."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", metavar="FILE", help="write there; absent: print")

    def handle(self, *args: Any, **options: Any) -> None:
        text = checkpoints.make(by=Actor.system("audit_checkpoint"), at=clock.now())
        if not options["out"]:
            self.stdout.write(text)
            return
        try:
            Path(options["out"]).write_text(text + "\n", encoding="utf8")
        except OSError as fault:
            raise CommandError(
                f"{options['out']} cannot be written: {fault.strerror}.", returncode=2
            ) from None
        self.stdout.write(f"Signed and written to {options['out']}.")
