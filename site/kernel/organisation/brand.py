"""Two lights out of five colours: every role of the style sheet, by day and by night.

The five are kept as they are given when words read well on them, and moved no further than needed
when not. What is derived keeps the character of the house it comes from: its hue, a share of its
chroma. `PAIRS` is the promise: each text of the look on each ground it stands on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kernel.organisation.colour import Colour, legible, read
from kernel.organisation.models import Organisation

AA = 4.5
FIVE = ("ink", "flame", "wax", "tide", "dusk")
RED = Colour(0.462, 0.175, 26.6)  # an error is red in every house
AMBER = Colour(0.479, 0.112, 59.9)
GROUNDS = ("page", "tab", "straw", "sheet", "field")
BLOCKS = ("tide", "dusk", "ink", "sea")
# (text, the grounds it is read on): true by day and by night.
PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text", (*GROUNDS, "error-box", "block-glow")),
    ("quiet", GROUNDS),
    ("link", GROUNDS),
    ("yes", ("page", "tab", "sheet")),
    ("error", ("page", "tab", "sheet", "error-box")),
    ("soon", ("page", "tab", "sheet")),
    ("on-button", ("button",)),
    ("light", (*BLOCKS, "alarm")),
    ("accent", ("dusk", "ink", "sea")),
    ("accent-tide", ("tide",)),
    ("dark", ("glow",)),
    ("page", ("text",)),
)

Palette = Mapping[str, str]


# Chosen by hand on a page (components/light_switch.html), remembered by js/light.js. Pictures that
# hold both lights follow the scheme of the page they stand in.
CHOSEN = "".join(
    f":root[data-light={name}],:root:has(#light-{name}:checked){{color-scheme:{scheme}}}\n"
    for name, scheme in (("day", "light"), ("night", "dark"))
)


def style_sheet(house: Organisation) -> str:
    """The house's colours as custom properties: by the device's light, or by the one chosen."""
    day, night = palettes(house)
    both = {name: _in_both(day[name], night[name]) for name in day}
    return (
        f":root{{color-scheme:light dark;{_properties(day)}}}\n"
        "@supports not (color:light-dark(#000,#fff)){"
        f"@media (prefers-color-scheme:dark){{:root{{{_properties(night)}}}}}}}\n"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{_properties(both)}}}}}\n"
        f"{CHOSEN}"
    )


def _in_both(day: str, night: str) -> str:
    return day if day == night else f"light-dark({day},{night})"


def version(house: Organisation) -> str:
    """Changes when the style sheet does, so that it may be kept for ever under this name."""
    return hashlib.sha256(style_sheet(house).encode()).hexdigest()[:12]


def palettes(house: Organisation) -> tuple[Palette, Palette]:
    return _palettes(*(getattr(house, name) for name in FIVE))


@lru_cache(maxsize=16)
def _palettes(ink: str, flame: str, wax: str, tide: str, dusk: str) -> tuple[Palette, Palette]:
    given = dict(zip(FIVE, map(read, (ink, flame, wax, tide, dusk)), strict=True))
    day = by_day(given)
    return day, by_night(given, day)


def by_day(given: Mapping[str, Colour]) -> dict[str, str]:
    flame, tide, dusk = given["flame"], given["tide"], given["dusk"]
    paper = legible(given["wax"], on=["#000000"], at_least=17, darker=False)
    wax = paper.hex
    glow = _warmer(flame, 38.1, 0.856, 0.663, most=0.15).hex
    tab = Colour(min(0.946, paper.lightness - 0.02), min(paper.chroma * 2.2, 0.06), paper.hue).hex
    straw = Colour(min(0.925, paper.lightness - 0.04), min(paper.chroma * 3.5, 0.09), paper.hue)
    papers = [wax, tab, straw.hex, "#FFFFFF"]
    boxes = [wax, tab, "#FFFFFF", "#FFE9E2"]
    ink = _dark(given["ink"], [*papers, glow], 7)
    ember = _dark(replace(flame, lightness=flame.lightness - 0.079, chroma=flame.chroma * 0.89),
                  papers, 4.6)  # fmt: skip
    water = _dark(tide, papers, 4.6)
    sea = Colour(0.343, tide.chroma * 0.63, tide.hue + 24.5)
    return {
        "ink": ink, "flame": flame.hex, "wax": wax, "tide": water,
        "dusk": _dark(dusk, [wax, glow], 4.6),
        "sea": _dark(sea, [wax, glow], 4.6), "straw": straw.hex, "glow": glow, "tab": tab,
        "foam": Colour(0.881, tide.chroma * 0.444, tide.hue - 15.7).hex,
        "mauve": Colour(0.829, dusk.chroma * 0.528, dusk.hue + 3.8).hex,
        "page": wax, "text": ink,
        "quiet": _dark(replace(given["ink"], lightness=0.44), papers, 4.6),
        "link": ember, "button": ember, "on-button": wax, "yes": water,
        "error": _dark(RED, boxes, 4.6), "error-box": "#FFE9E2", "alarm": _dark(RED, [wax], 4.6),
        "soon": _dark(AMBER, boxes, 4.6), "sheet": "#FFFFFF", "field": "#FFFFFF",
        "line": Colour(0.821, paper.chroma * 1.9, paper.hue).hex,
        "light": wax, "dark": ink, "accent": glow, "accent-tide": straw.hex, "block-glow": glow,
    }  # fmt: skip


def by_night(given: Mapping[str, Colour], day: Palette) -> dict[str, str]:
    ink, flame, tide, dusk = given["ink"], given["flame"], given["tide"], given["dusk"]
    glow, wax = read(day["glow"]), read(day["wax"])
    night = Colour(0.198, min(ink.chroma * 0.655, 0.05), ink.hue).hex
    tab = Colour(0.297, min(ink.chroma, 0.06), ink.hue).hex
    straw = _warmer(flame, 18, 0.244, 0.137).hex
    grounds = [night, tab, straw]
    error_box = "#3A1714"
    return {
        "ink": Colour(0.162, min(ink.chroma * 0.41, 0.04), ink.hue).hex,
        "flame": _warmer(flame, 6, max(flame.lightness, 0.683), 0.974).hex, "wax": wax.hex,
        "tide": Colour(0.305, min(tide.chroma * 0.59, 0.08), tide.hue + 8.7).hex,
        "dusk": Colour(0.233, min(dusk.chroma * 0.63, 0.09), dusk.hue - 1.7).hex,
        "sea": Colour(0.238, min(tide.chroma * 0.42, 0.06), tide.hue + 31).hex,
        "straw": straw, "glow": glow.hex, "tab": tab,
        "foam": Colour(0.53, tide.chroma * 0.86, tide.hue).hex,
        "mauve": Colour(0.6, dusk.chroma * 0.95, dusk.hue - 2).hex,
        "page": night, "text": wax.hex,
        "quiet": _light(Colour(0.827, wax.chroma * 0.55, wax.hue), grounds),
        "link": _light(glow, grounds), "button": glow.hex, "on-button": day["ink"],
        "yes": _light(Colour(0.804, tide.chroma * 1.02, tide.hue - 11.8), grounds),
        "error": _light(Colour(0.836, 0.092, 34), [*grounds, error_box]),
        "error-box": error_box, "alarm": day["alarm"], "soon": _light(glow, grounds),
        "sheet": tab, "field": night,
        "line": Colour(0.42, ink.chroma * 0.9, ink.hue).hex,
        "light": wax.hex, "dark": day["ink"], "accent": glow.hex, "accent-tide": glow.hex,
        "block-glow": _warmer(flame, 10, 0.3, 0.36).hex,
    }  # fmt: skip


def _warmer(base: Colour, turn: float, lightness: float, share: float, most: float = 1) -> Colour:
    """The same light, turned towards yellow as things do when they glow."""
    way = (90 - base.hue + 180) % 360 - 180
    hue = base.hue + max(-turn, min(turn, way))
    return Colour(lightness, min(base.chroma * share, most), hue)


def _dark(colour: Colour, grounds: list[str], at_least: float) -> str:
    return legible(colour, on=grounds, at_least=at_least, darker=True).hex


def _light(colour: Colour, grounds: list[str]) -> str:
    return legible(colour, on=grounds, at_least=AA + 0.1, darker=False).hex


def _properties(palette: Palette) -> str:
    return "".join(f"--{name}:{value};" for name, value in palette.items())
