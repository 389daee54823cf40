"""The files this project consists of, as git knows them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("site/", "cms/", "bookings/", "safeguarding/", "fundraising/")


@cache
def tracked(*endings: str) -> list[str]:
    """Tracked files by their ending, as paths from the root; files just deleted left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    return [name for name in names if name.endswith(endings or ("",))]


def product_code() -> list[str]:
    """Python files of the product itself, without migrations."""
    return [
        name for name in tracked(".py") if name.startswith(PRODUCT) and "/migrations/" not in name
    ]


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf8")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(text(name))


def lines(name: str) -> int:
    return len(text(name).splitlines())
