"""Which colour each role has in a house, by day and by night.

A role keeps its place in the picture and changes its colour with the light: grounds sink, paper
turns to lamplight, glow stays.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kernel.organisation.brand import Palette, palettes
from kernel.organisation.colour import read
from kernel.organisation.models import Organisation

Roles = Mapping[str, tuple[str, str]]  # letter: (by day, by night)

# Grounds have letters of their own: by night the sky sinks while the same colour in a coat does not.
GROUNDS = {"A": "dusk", "B": "straw", "C": "tide", "D": "mauve", "E": "foam", "F": "glow"}
FLOORS = {"K": "ink", "T": "tide", "S": "sea", "U": "dusk"}


def roles(house: Organisation) -> Roles:
    day, night = palettes(house)
    return _roles(tuple(day.items()), tuple(night.items()))


@lru_cache(maxsize=8)
def _roles(by_day: tuple[tuple[str, str], ...], by_night: tuple[tuple[str, str], ...]) -> Roles:
    day, night = dict(by_day), dict(by_night)
    return {**_shapes(day, night), **_grounds(day, night), **_floors(day, night)}


def _shapes(day: Palette, night: Palette) -> Roles:
    glow = read(day["glow"])
    lamplight = replace(glow, lightness=0.942, chroma=glow.chroma * 0.42).hex
    return {
        "k": (day["ink"], night["ink"]),
        "p": (day["wax"], lamplight),
        "f": (day["flame"], night["flame"]),
        "e": (day["link"], _lit(day["link"], 0.42)),
        "g": (day["glow"], night["glow"]),
        "d": (day["dusk"], _lit(day["dusk"], 0.32)),
        "t": (day["tide"], _lit(day["tide"], 0.39)),
        "s": (day["sea"], night["sea"]),
        "m": (day["foam"], night["foam"]),
        "v": (day["mauve"], night["mauve"]),
    }


def _grounds(day: Palette, night: Palette) -> Roles:
    sinks = {
        "dusk": night["dusk"], "straw": night["straw"], "tide": night["tide"],
        "mauve": _lit(night["dusk"], 0.265), "foam": _lit(night["tide"], 0.275),
        "glow": _lit(night["block-glow"], 0.275),
    }  # fmt: skip
    return {letter: (day[name], sinks[name]) for letter, name in GROUNDS.items()}


def _floors(day: Palette, night: Palette) -> Roles:
    return {
        "K": (day["ink"], night["ink"]),
        "T": (day["tide"], _lit(night["tide"], 0.315)),
        "S": (day["sea"], night["sea"]),
        "U": (_lit(day["dusk"], 0.31), _lit(night["dusk"], 0.19)),
    }


def _lit(colour: str, lightness: float) -> str:
    return replace(read(colour), lightness=lightness).hex
