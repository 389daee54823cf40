"""Gives back the places of holds whose time has run out. Safe to run twice at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bookings.ordering import expiry
from kernel import clock


class Command(BaseCommand):
    help = "Frees places whose hold has ended; --dry-run only says which."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say which, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        if options["dry_run"]:
            late = expiry.overdue(at=at)
            for booking in late:
                self.stdout.write(f"booking {booking.ref}")
            self.stdout.write(f"{len(late)} holds would be released.")
            return
        self.stdout.write(f"{expiry.release_expired(at=at)} holds released.")
