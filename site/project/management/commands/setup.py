"""Sets up a new house: asks what it must know, invites the first people, says what is missing."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel import clock
from kernel.people.accounts import CannotCreate, CannotGrant
from kernel.people.roles import Role
from project.set_up import answers as asking
from project.set_up import missing, steps
from project.set_up.answers import NotAnswered
from project.set_up.steps import Done


class Command(BaseCommand):
    help = (
        "Asks for organisation, first administrator, safeguarding lead and sender; safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for question in asking.ALL:
            parser.add_argument(question.option, help=question.words)

    def handle(self, *args: Any, **options: Any) -> None:
        ask = input if sys.stdin is not None and sys.stdin.isatty() else None
        try:
            wanted = asking.answers(self._open(), options, ask)
            done = self._steps(wanted)
        except NotAnswered as fault:
            raise CommandError(str(fault), returncode=2) from None
        except (CannotCreate, CannotGrant) as fault:
            raise CommandError(str(fault)) from None
        for each in done:
            self.stdout.write(each.words)
        if not any(each.is_new for each in done):
            self.stdout.write("Everything was there: nothing has been changed.")
        self._what_is_missing(wanted.get("sender") or options.get("sender") or "")

    def _open(self) -> tuple[asking.Question, ...]:
        """Only what the house does not know yet is asked."""
        at = clock.now()
        wanted: list[asking.Question] = []
        if not steps.has_organisation():
            wanted += [*asking.ORGANISATION, *asking.SENDER]
        if steps.holder_of(Role.ADMINISTRATOR, at=at) is None:
            wanted += asking.ADMINISTRATOR
        if steps.holder_of(Role.DSL, at=at) is None:
            wanted += asking.LEAD
        return tuple(wanted)

    def _steps(self, wanted: dict[str, str]) -> list[Done]:
        at = clock.now()
        told = {question.name: wanted.get(question.name, "") for question in asking.ALL}
        done = [
            steps.organisation(
                name=told["name"], short_name=told["short_name"], email=told["email"], at=at
            ),
            steps.invited(
                role=Role.ADMINISTRATOR,
                name=told["administrator_name"],
                email=told["administrator_email"],
                at=at,
            ),
            steps.invited(
                role=Role.DSL,
                name=told["safeguarding_name"],
                email=told["safeguarding_email"],
                at=at,
            ),
        ]
        if told["safeguarding_name"]:
            lead = {"name": told["safeguarding_name"], "phone": told["safeguarding_phone"]}
            done.append(steps.lead_is_named(**lead, at=at))
        return done

    def _what_is_missing(self, sender: str) -> None:
        found = missing.missing(at=clock.now(), sender=sender)
        if not found:
            self.stdout.write("Nothing is missing: the house may open.")
            return
        self.stdout.write("\nBefore strangers may come:")
        for sentence in found:
            self.stdout.write(f"- {sentence}")
