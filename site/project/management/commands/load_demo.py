"""The demo organisation, Tallow House Arts: loaded once, the same ever after."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from project.demo.answer import answer
from project.demo.load.everything import load
from project.demo.programme import programme
from project.demo.reader.mistakes import NotAProgramme


class Command(BaseCommand):
    help = "Loads the demo organisation; run again it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what there is, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            said = programme()
        except NotAProgramme as refusal:
            raise CommandError(str(refusal)) from None
        at = clock.now()
        loading = load(said, at=at)
        if options["json"]:
            self.stdout.write(json.dumps(answer(said, at=at), indent=2, ensure_ascii=False))
            return
        for line in loading.said:
            self.stdout.write(line)
        self.stdout.write("The demo is loaded.")
