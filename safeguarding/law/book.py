"""The rules as the gate reads them: plain values out of the package, no query, no clock.

`in_force(code, day=…, where=…)` answers which row holds on a day. A rule that does not hold there
and then is None; nothing in the code compares dates of laws.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("rules.yaml")
EVERYWHERE = "uk"
ENGLAND_WALES = "england_wales"


@dataclass(frozen=True, slots=True)
class Dated:
    """One row of the file. `until` is the first day that no longer counts."""

    code: str
    jurisdiction: str
    title: str
    says: str
    source: str
    address: str
    begins: date | None
    until: date | None
    parameters: Mapping[str, Any]
    is_policy: bool
    is_switch: bool
    note: str

    @property
    def key(self) -> str:
        begins = self.begins.isoformat() if self.begins else "undated"
        return f"{self.code}-{self.jurisdiction}-{begins}".replace("_", "-")

    def holds_on(self, day: date) -> bool:
        return (
            self.begins is not None
            and self.begins <= day
            and (self.until is None or day < self.until)
        )


Rules = tuple[Dated, ...]


@cache
def shipped() -> Rules:
    """Every rule that came with this release."""
    return tuple(_read(yaml.safe_load(FILE.read_text(encoding="utf-8"))))


def in_force(
    code: str, *, day: date, where: str = ENGLAND_WALES, rules: Rules | None = None
) -> Dated | None:
    """The row of that code that holds there on that day; the land's own before the kingdom's."""
    held = [
        rule
        for rule in (shipped() if rules is None else rules)
        if rule.code == code and rule.jurisdiction in (where, EVERYWHERE) and rule.holds_on(day)
    ]
    return min(held, key=lambda rule: rule.jurisdiction == EVERYWHERE, default=None)


def _read(rows: list[dict[str, Any]]) -> Iterator[Dated]:
    for row in rows:
        yield Dated(
            code=row["code"],
            jurisdiction=row["jurisdiction"],
            title=row["title"],
            says=row["says"],
            source=row["source"],
            address=row["address"],
            begins=row.get("from"),
            until=row.get("until"),
            parameters=row.get("parameters", {}),
            is_policy=row.get("policy", False),
            is_switch=row.get("switch", False),
            note=row.get("note", ""),
        )
