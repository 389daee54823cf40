"""Settings come from the environment or from one file; what is missing refuses to start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SAMPLE_MARK = "change-me"


def load(path: Path) -> None:
    """Read `NAME=value` lines into the environment; what is already set there wins."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf8").splitlines():
        name, separator, value = line.partition("=")
        if separator and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must be a whole number, not “{value}”. See .env.example."
        ) from None


def choice(name: str, **choices: str) -> str:
    """What the chosen word stands for; the first where none is set."""
    word = text(name, next(iter(choices)))
    if word not in choices:
        raise ImproperlyConfigured(
            f"{name} must be one of {', '.join(choices)}, not “{word}”. See .env.example."
        )
    return choices[word]


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, *, at_least: int = 32) -> str:
    """A secret, or a refusal to start that names the variable (never its value)."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. See its line in .env.example.")
    if SAMPLE_MARK in value:
        raise ImproperlyConfigured(
            f"{name} is still the sample value of .env.example. Generate your own."
        )
    if len(value) < at_least:
        raise ImproperlyConfigured(f"{name} is shorter than {at_least} characters.")
    return value
