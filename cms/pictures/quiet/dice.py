"""Chance that is the same for ever: numbers from a seed, by arithmetic that no release changes."""

from collections.abc import Sequence

MASK = (1 << 64) - 1


class Dice:
    """Splitmix64. The same seed throws the same numbers on every machine and in every year."""

    def __init__(self, seed: int) -> None:
        self._state = seed & MASK

    def throw(self) -> float:
        """From 0 up to 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.throw()

    def whole(self, low: int, high: int) -> int:
        """Both ends included."""
        return low + int(self.throw() * (high - low + 1))

    def chance(self, of: float) -> bool:
        return self.throw() < of

    def pick[T](self, choices: Sequence[T]) -> T:
        return choices[int(self.throw() * len(choices))]

    def some[T](self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different ones in a thrown order; all of them where there are fewer."""
        left = list(choices)
        return [left.pop(int(self.throw() * len(left))) for _ in range(min(count, len(left)))]
