"""Asks whether what must always be true is true, and names each breach."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from project.invariants.all import INVARIANTS, breaches


class Command(BaseCommand):
    help = "Checks what must always be true of stock, tickets, money and pages; exit 1 on a breach."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():  # on SQLite nobody writes while we look
            found = breaches()
        for breach in found:
            self.stdout.write(str(breach))
        if found:
            raise CommandError(f"{len(found)} found: see above.")
        self.stdout.write(f"{len(INVARIANTS)} invariants hold.")
