"""Compares the payment provider's books with ours, both ways, and settles what it can."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.payments import reconcile
from kernel.payments.providers import directory


class Command(BaseCommand):
    help = "Compares the payment provider's books with ours, both ways; exit 1 on a difference."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since", metavar="ISO", help="begun since; London time unless it says otherwise"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        since = _moment(options["since"]) if options["since"] else at - reconcile.BACK
        unsolved = []
        for far in directory.available():
            findings = reconcile.run(far=far, since=since, at=at)
            unsolved += findings.unsolved
            for line in [*findings.settled, *findings.unsolved]:
                self.stdout.write(line)
            self.stdout.write(
                f"{far.name}: {findings.compared} payments compared, "
                f"{len(findings.settled)} settled, {len(findings.unsolved)} to look at."
            )
        if unsolved:
            raise CommandError("Some payments need a person: see above.")


def _moment(typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed)
        if moment.tzinfo:
            return moment.astimezone(UTC)
        return clock.from_london(moment.date(), moment.time())
    except (ValueError, OverflowError):
        raise CommandError(
            "--since takes a date or a moment, for example 2026-03-02 or 2026-03-02T09:00.",
            returncode=2,
        ) from None
