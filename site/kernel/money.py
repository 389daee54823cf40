"""Money is whole pence. Nobody else divides by a hundred."""

import re
from dataclasses import dataclass
from typing import Self

# Up to seven figures of pounds, so that the pence fit every database's whole numbers.
TYPED = re.compile(r"£?\s*(\d{1,7}|\d{1,3},\d{3}|\d,\d{3},\d{3})(?:\.(\d{1,2}))?")


class NotMoney(ValueError):
    """What was typed is not an amount; the message is fit for the person who typed it."""


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in pence sterling; prints as `£12.50`, adds only to Money."""

    pence: int

    def __post_init__(self) -> None:
        if type(self.pence) is not int:
            raise TypeError(f"Money takes whole pence, not {self.pence!r}.")

    @classmethod
    def parse(cls, typed: str) -> Self:
        """“£3”, “3.50” or “1,200” as typed by a person. Raises NotMoney with a sentence.

        A comma stands between thousands or nowhere: “3,50” is refused, never £350.
        """
        match = TYPED.fullmatch(typed.strip())
        if match is None:
            raise NotMoney("Write an amount in pounds, for example 3 or 3.50.")
        pounds, pennies = match[1].replace(",", ""), (match[2] or "0").ljust(2, "0")
        return cls(int(pounds) * 100 + int(pennies))

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.pence + other.pence)

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.pence - other.pence)

    def __mul__(self, times: int) -> "Money":
        return Money(self.pence * times)

    def __neg__(self) -> "Money":
        return Money(-self.pence)

    def __bool__(self) -> bool:
        return self.pence != 0

    def __str__(self) -> str:
        sign = "−" if self.pence < 0 else ""
        pounds, pennies = divmod(abs(self.pence), 100)
        return f"{sign}£{pounds:,}.{pennies:02d}"

    @property
    def brief(self) -> str:
        """`£65` where the pennies are nought, else `£4.50`; “Free” is for the caller to say."""
        return str(self).removesuffix(".00")


def total(amounts: "list[Money]") -> Money:
    return sum(amounts, Money(0))
