"""Where one looks at what a task is about. The app whose noun it is registers; desk knows none."""

from collections.abc import Callable

Finder = Callable[[str], str]  # a reference in, an address out; empty where there is none
_finders: dict[str, Finder] = {}


def address_of(kind: str) -> Callable[[Finder], Finder]:
    """`@address_of("booking")` on `def f(ref) -> str`; two of one kind refuse to start."""

    def register(finder: Finder) -> Finder:
        if kind in _finders:
            raise RuntimeError(f"Two places say where a {kind} is.")
        _finders[kind] = finder
        return finder

    return register


def address(kind: str, ref: str) -> str:
    """Where to look; empty where nobody says."""
    finder = _finders.get(kind)
    return finder(ref) if finder and ref else ""
