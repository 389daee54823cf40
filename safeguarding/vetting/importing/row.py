"""The cells of one row by the columns that were chosen, each read once; faults beside them."""

from collections.abc import Callable, Mapping
from datetime import date

from safeguarding.vetting.importing import cells
from safeguarding.vetting.importing.cells import BadCell
from safeguarding.vetting.importing.columns import BY_KEY
from safeguarding.vetting.importing.facts import Fault

SHOWN = 40


class Row:
    """`text`, `day` and the like never raise: what cannot be read is a fault and then nothing."""

    def __init__(self, line: int, values: tuple[str, ...], places: Mapping[str, int]) -> None:
        self.line, self.values, self.places = line, values, places
        self.faults: list[Fault] = []
        self.blamed: set[str] = set()  # keys of columns

    def has(self, key: str) -> bool:
        return key in self.places

    def text(self, key: str) -> str:
        place = self.places.get(key)
        return self.values[place] if place is not None and place < len(self.values) else ""

    def read[T](self, key: str, reader: Callable[[str], T], otherwise: T) -> T:
        said = self.text(key)
        if not said:
            return otherwise
        try:
            return reader(said)
        except BadCell as fault:
            self.blame(key, str(fault))
            return otherwise

    def day(self, key: str) -> date | None:
        return self.read(key, cells.day, None)

    def blame(self, key: str, sentence: str) -> None:
        said = self.text(key)
        self.blamed.add(key)
        if key == "dbs_number" and len(said) > 4:
            said = f"…{said[-4:]}"
        label = str(BY_KEY[key].label) if key in BY_KEY else key
        self.faults.append(Fault(self.line, label, said[:SHOWN], sentence))
