"""What tests of the floor may ask for."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from pytest_django import Settings

Templates = Callable[[dict[str, str]], None]


@pytest.fixture
def templates(tmp_path: Path, settings: Settings) -> Templates:
    """Put templates of the test's own beside the product's: `templates({"try/body.txt": "…"})`."""
    changed = deepcopy(settings.TEMPLATES)
    changed[0]["DIRS"] = [*changed[0]["DIRS"], tmp_path]
    settings.TEMPLATES = changed

    def write(files: dict[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8")

    return write
