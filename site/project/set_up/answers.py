"""What `setup` asks, one question after the other; options answer without being asked."""

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 200


class NotAnswered(ValueError):
    """A question is open, or its answer cannot be; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """`option` on the command line; `words` where somebody is asked."""

    option: str
    words: str
    is_address: bool = False
    is_sender: bool = False

    @property
    def name(self) -> str:
        return self.option.removeprefix("--").replace("-", "_")

    def judged(self, answer: str) -> str:
        """The answer as it is kept. Raises NotAnswered."""
        text = " ".join(answer.split())
        if not text or len(text) > LONGEST or "\0" in answer:
            raise NotAnswered(f"{self.option}: {self.words} One line, please.")
        if self.is_address or self.is_sender:
            address = parseaddr(text)[1] if self.is_sender else text
            try:
                validate_email(address)
            except ValidationError:
                raise NotAnswered(
                    f"{self.option}: “{text}” is no e-mail address. It should look like "
                    "name@example.org."
                ) from None
        return text


ORGANISATION = (
    Question("--name", "What is the organisation called in its papers?"),
    Question("--short-name", "What do people call it?"),
    Question("--email", "Where may people write to it?", is_address=True),
)
ADMINISTRATOR = (
    Question("--administrator-name", "Who looks after accounts first?"),
    Question("--administrator-email", "Their e-mail address?", is_address=True),
)
LEAD = (
    Question("--safeguarding-name", "Who is the safeguarding lead?"),
    Question("--safeguarding-email", "Their e-mail address?", is_address=True),
    Question("--safeguarding-phone", "The number to ring when somebody is worried?"),
)
SENDER = (
    Question(
        "--sender",
        "Whom do mails come from? Such as: Foyer <bookings@example.org>",
        is_sender=True,
    ),
)
ALL = (*ORGANISATION, *ADMINISTRATOR, *LEAD, *SENDER)


def answers(
    questions: tuple[Question, ...],
    options: dict[str, Any],
    ask: Callable[[str], str] | None,
) -> dict[str, str]:
    """By name. `ask` is none where nobody sits before it: then an option must say it.

    Raises NotAnswered with everything that is open.
    """
    said, open_ones = {}, []
    for question in questions:
        given = options.get(question.name)
        if given is None and ask is None:
            open_ones.append(question.option)
            continue
        said[question.name] = _judged(question, given, ask)
    if open_ones:
        raise NotAnswered(f"Nobody is here to ask. Say it by option: {', '.join(open_ones)}.")
    return said


def _judged(question: Question, given: str | None, ask: Callable[[str], str] | None) -> str:
    """A wrong answer of somebody who sits there is asked again."""
    if given is not None or ask is None:
        return question.judged(given or "")
    while True:
        try:
            return question.judged(ask(f"{question.words} "))
        except NotAnswered as fault:
            print(fault)  # noqa: T201 -- a talk in a terminal
