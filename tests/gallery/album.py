"""The index beside the pictures, and nothing in the folder that no kind names."""

from collections.abc import Mapping, Sequence
from pathlib import Path

MOST = 6 * 1024 * 1024  # bytes of the whole folder
HEAD = """# Gallery

Every kind of thing that somebody is shown, on a phone and on a laptop, by day and by night. Made by
`make gallery` from a fresh demo; nobody places a picture here by hand. Long pages are cut off.
"""
COLUMNS = "| phone, day | phone, night | laptop, day | laptop, night |\n|---|---|---|---|"
SIDES = ("390-light", "390-dark", "1440-light", "1440-dark")


def write(folder: Path, taken: Mapping[str, Sequence[str]]) -> int:
    """Write README.md, take away what is no longer shown; returns the bytes of the folder."""
    kept = {name for names in taken.values() for name in names} | {"README.md"}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
    (folder / "README.md").write_text(index(taken), encoding="utf8")
    return sum(path.stat().st_size for path in folder.iterdir())


def index(taken: Mapping[str, Sequence[str]]) -> str:
    return "\n".join([HEAD, *(_kind(name, names) for name, names in taken.items())])


def _kind(name: str, names: Sequence[str]) -> str:
    sides = {side: each for each in names for side in SIDES if each.endswith(f"-{side}.webp")}
    title = name[:1].upper() + name[1:]
    if not sides:
        return f"## {title}\n\n" + "".join(f"![{title}]({each})\n" for each in names)
    cells = [_picture(title, side, sides[side]) for side in SIDES if side in sides]
    return f"## {title}\n\n{COLUMNS}\n| {' | '.join(cells)} |\n"


def _picture(title: str, side: str, file: str) -> str:
    width, light = side.split("-")
    when = "by day" if light == "light" else "by night"
    where = "on a phone" if width == "390" else "on a laptop"
    return f"![{title} {where}, {when}]({file})"
