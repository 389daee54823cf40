"""Reading the Service's XML: a handful of texts, no entities, nothing that is not understood."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.parsers import expat

CODES = {
    "BLANK_NO_NEW_INFO": "blank",
    "NON_BLANK_NO_NEW_INFO": "non_blank",
    "NEW_INFO": "new_info",
    "NO_MATCH_FOUND": "no_match",
}
LONGEST = 16_384
WANTED = {"statusCheckResultType", "status", "forename", "surname", "printDate"}


class NotUnderstood(ValueError):
    """Whatever it says, it is not one of the four answers we know."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    code: str
    forename: str = ""
    surname: str = ""
    print_date: date | None = None

    def __repr__(self) -> str:
        return f"Answer({self.code!r}, …)"

    def is_about(self, *, forename: str, surname: str, issued: date | None) -> bool:
        """Whether it speaks of the certificate that we hold."""
        return (
            _plain(self.forename) == _plain(forename)
            and _plain(self.surname) == _plain(surname)
            and self.print_date is not None
            and self.print_date == issued
        )


def read(body: bytes) -> Answer:
    """Raises NotUnderstood."""
    if len(body) > LONGEST:
        raise NotUnderstood("too_long")
    texts = _texts(body)
    if texts.get("statusCheckResultType") != "SUCCESS":
        raise NotUnderstood("no_success")
    code = CODES.get(texts.get("status", ""))
    if code is None:
        raise NotUnderstood("unknown_status")
    return Answer(
        code,
        texts.get("forename", ""),
        texts.get("surname", ""),
        _date(texts.get("printDate", "")),
    )


def _texts(body: bytes) -> dict[str, str]:
    """The text of each element that we know. A document that declares anything is refused."""
    found: dict[str, str] = {}
    open_elements: list[str] = []

    def begin(name: str, attributes: Any) -> None:
        if name in found:
            raise NotUnderstood("twice")
        open_elements.append(name)
        if name in WANTED:
            found[name] = ""

    def end(name: str) -> None:
        open_elements.pop()

    def text(data: str) -> None:
        if open_elements and open_elements[-1] in WANTED:
            found[open_elements[-1]] += data

    def declared(*_: Any) -> None:
        raise NotUnderstood("doctype")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, declared
    try:
        parser.Parse(body, True)
    except expat.ExpatError:
        raise NotUnderstood("no_xml") from None
    return {name: value.strip() for name, value in found.items()}


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())
