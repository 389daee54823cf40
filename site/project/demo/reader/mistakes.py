"""What is wrong with a file, and on which line."""

from dataclasses import dataclass

SHOWN = 20


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """`path` leads to the place: “activities › light-up › kind”."""

    line: int
    path: str
    says: str

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"line {self.line}: {where}{self.says}"


class NotAProgramme(Exception):
    """The file is refused; the message names each line and what is wrong with it."""

    def __init__(self, file: str, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        more = len(self.mistakes) - SHOWN
        lines = [f"{file}, {mistake}" for mistake in self.mistakes[:SHOWN]]
        super().__init__("\n".join([*lines, *([f"… and {more} more."] if more > 0 else [])]))
