"""Prints the state of stock, bookings, money and mail as JSON: for tests and for fault reports."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from project.state_dump import dump


class Command(BaseCommand):
    help = "Prints pools, bookings, places, money and mail: references, states, pence; no names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the one form there is")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["json"]:
            raise CommandError("Say --json: there is no other form yet.", returncode=2)
        with transaction.atomic():  # on SQLite nobody writes while we read
            rows = dump()
        self.stdout.write(json.dumps(rows, cls=DjangoJSONEncoder, indent=1))
