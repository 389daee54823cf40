"""Everything that falls due: the one timer an operator sets."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.due import parts


class Command(BaseCommand):
    help = "Does everything that falls due, each part alone; run it every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", metavar="NAME", help="run this part alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcomes = parts.run(at=clock.now(), only=options["only"])
        except parts.UnknownPart as unknown:
            raise CommandError(str(unknown), returncode=2) from None
        for outcome in outcomes:
            self.stdout.write(f"{outcome.name}: {outcome.says}")
        failed = [outcome.name for outcome in outcomes if outcome.failed]
        if failed:
            raise CommandError(f"Did not finish: {', '.join(failed)}. The log says why.")
