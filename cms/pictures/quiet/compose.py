"""One quiet picture: a form of art and a seed in, the same small SVG out, for ever.

The seed is SHA-256 of `form|title`, and of `form|title|n` where an editor had it cut again. Its
first twelve figures choose the scene, the next twelve guide every cut.
"""

import hashlib
from collections.abc import Mapping
from typing import Literal

from cms.pictures.quiet.colours import Roles
from cms.pictures.quiet.dice import Dice
from cms.pictures.quiet.families import FAMILIES, GENERAL, SAID, Family
from cms.pictures.quiet.sheet import HEIGHT, WIDTH, Sheet

EDITION = 1  # raise it whenever one cut changes: pictures are kept for ever under this number
SEED_LONG = 24
Light = Literal["day", "night"] | None


def seed_of(form: str, title: str, cut: int = 0) -> str:
    words = f"{form}|{title}|{cut}" if cut else f"{form}|{title}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:SEED_LONG]


def compose(form: str, seed: str, roles: Roles, *, light: Light = None) -> str:
    """An SVG that follows the reader's light, or shows one of the two for ever.

    `form` is one of FAMILIES or SAID; `seed` is twenty-four hexadecimal figures.
    """
    chooser, dice = Dice(int(seed[:12], 16)), Dice(int(seed[12:], 16))
    if form in SAID:
        sheet = Sheet(dice)
        SAID[form](sheet, "", "")
    else:
        family: Family = FAMILIES.get(form) or FAMILIES[GENERAL]
        scene = chooser.pick(family.scenes)
        ground, floor = family.grounds[0] if chooser.chance(0.2) else chooser.pick(family.grounds)
        sheet = Sheet(dice, mirrored=chooser.chance(0.5))
        scene(sheet, ground, floor)
    return _svg(sheet.runs(), roles, light)


def _svg(runs: list[tuple[str, str]], roles: Roles, light: Light) -> str:
    side = 1 if light == "night" else 0
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}">'
    )
    if light:
        cuts = "".join(f'<path fill="{roles[role][side]}" d="{data}"/>' for role, data in runs)
        return f"{head}{cuts}</svg>"
    used = {role: roles[role] for role, _data in runs}
    cuts = "".join(
        f'<path class="{role}" fill="{roles[role][0]}" d="{data}"/>' for role, data in runs
    )
    return f"{head}<style>{_style(used)}</style>{cuts}</svg>"


def _style(used: Mapping[str, tuple[str, str]]) -> str:
    by_day = "".join(f"--{role}:{day};" for role, (day, _night) in sorted(used.items()))
    by_night = "".join(
        f"--{role}:{night};" for role, (day, night) in sorted(used.items()) if night != day
    )
    rules = "".join(f".{role}{{fill:var(--{role})}}" for role in sorted(used))
    return f"svg{{{by_day}}}@media(prefers-color-scheme:dark){{svg{{{by_night}}}}}{rules}"
