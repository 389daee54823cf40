"""`manage.py export_scr --out FILE.{csv,ods}`: the single central record as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.audit.actor import Actor
from safeguarding.record import exporting
from safeguarding.record.narrowing import WHO, Narrowing

REASON = "By the command export_scr."


class Command(BaseCommand):
    help = "Write the single central record to a file (.csv or .ods); the trail knows it again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=".csv or .ods")
        parser.add_argument("--who", choices=[*WHO], default="team", help="whom (default: team)")
        parser.add_argument(
            "--reason", default=REASON, help="what it is for; kept with the file's mark"
        )

    def handle(self, *, out: Path, who: str, reason: str, **options: Any) -> None:
        format = out.suffix.removeprefix(".").lower()
        if format not in exporting.Format:
            raise CommandError("Name a file that ends in .csv or .ods.", returncode=2)
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.", returncode=2)
        try:
            content, row = exporting.export(
                narrowing=Narrowing(who=who),
                format=format,
                reason=reason,
                masked=False,
                by=Actor.system("export_scr"),
                at=clock.now(),
            )
        except exporting.CannotExport as fault:
            raise CommandError(str(fault), returncode=2) from fault
        out.write_bytes(content)
        self.stdout.write(f"{row.people} people, {out}, SHA-256 {row.sha256}")
