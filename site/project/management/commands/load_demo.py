"""The demo organisation, Tallow House Arts: loaded once, the same ever after."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from project.demo.answer import answer
from project.demo.closing import closing
from project.demo.lights import RedWithoutSaying
from project.demo.load.everything import load
from project.demo.programme import programme
from project.demo.reader.mistakes import NotAProgramme

MOST = 10_000


class Command(BaseCommand):
    help = "Loads the demo organisation; run again it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale",
            type=int,
            default=1,
            metavar="N",
            help=f"above 1: a thousand past bookings more for each step, to {MOST}",
        )
        parser.add_argument("--json", action="store_true", help="print what there is, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["scale"] <= MOST:
            raise CommandError(f"--scale takes a number from 1 to {MOST}.", returncode=2)
        at = clock.now()
        try:
            said = programme()
            load(said, at=at, scale=options["scale"])
        except (NotAProgramme, RedWithoutSaying) as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(answer(said, at=at), indent=2, ensure_ascii=False))
            return
        self.stdout.write("The demo is loaded.")
        for line in closing(said, at=at):
            self.stdout.write(line)
