"""All style sheets of the public pages as one file: `css/foyer.css`, one request, packed whole.

Builders read and write the short files in `site/static/css/`; nothing is made by hand and nothing
needs a build: whoever asks for the file, or collects all files, gets what lies there now.
"""

import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/foyer.css"
SOURCES = (
    *("tokens", "base", "parts-frame", "parts-facts", "parts-forms"),
    *("pages-public", "pages-story", "pages-doing", "print"),
)
ON_PAPER = {"print"}
_COMMENTS = re.compile(r"/\*.*?\*/", re.S)


class OneSheet(BaseFinder):
    """A finder of one file, which it writes below `VAR_DIR` when one of its sources has changed."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR / "sheet")
        super().__init__(*args, **kwargs)

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        found = str(self._written()) if path == NAME else ""
        return ([found] if found else []) if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        self._written()
        yield NAME, self.storage

    def _written(self) -> Path:
        """Moved into its place whole: several processes may ask at once."""
        path, content = Path(self.storage.path(NAME)), together()
        if not path.exists() or path.read_text(encoding="utf8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{secrets.token_hex(4)}")
            part.write_text(content, encoding="utf8")
            part.replace(path)
        return path


def together() -> str:
    folder = settings.ROOT / "site" / "static" / "css"
    return "".join(_sheet(name, (folder / f"{name}.css")) for name in SOURCES)


def _sheet(name: str, path: Path) -> str:
    words = _COMMENTS.sub("", path.read_text(encoding="utf8")).strip()
    return f"@media print{{{words}}}\n" if name in ON_PAPER else f"{words}\n"
