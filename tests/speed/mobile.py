"""Lighthouse's word on a page as a phone on a slow line has it."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import lighthouse
from services import browser
from tests.services.browser import ARGUMENTS

RUNS = 3  # the speed of a machine that does other things as well is the middle of three
WHOLE = ("accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Word:
    """`speed` is the middle score of the runs, `others` the worst; `troubles` name what failed."""

    speed: int
    others: dict[str, int]
    times: dict[str, str]
    troubles: list[str]

    @property
    def row(self) -> str:
        cells = [str(self.speed), *(str(self.others[name]) for name in WHOLE), *self.times.values()]
        return " | ".join(cells)


def word_on(url: str) -> Word:
    said = [_asked(url) for _run in range(RUNS)]
    middle = sorted(said, key=lambda one: _score(one, "performance"))[RUNS // 2]
    return Word(
        speed=round(median(_score(one, "performance") for one in said)),
        others={name: min(_score(one, name) for one in said) for name in WHOLE},
        times=_times(middle),
        troubles=sorted({trouble for one in said for trouble in _troubles(one)}),
    )


def _asked(url: str) -> dict[str, Any]:
    program, chromium = lighthouse.program(), browser()
    assert program is not None, "Lighthouse is missing; make test-long installs it."
    assert chromium is not None, "Chromium is missing; make test-long installs it."
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "said.json"
        flags = " ".join(["--headless", *ARGUMENTS])
        done = subprocess.run(
            [str(program), url, "--quiet", "--output=json", f"--output-path={out}",
             f"--chrome-flags={flags}"],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        said: dict[str, Any] = json.loads(out.read_text(encoding="utf8"))
    return said


def _score(said: dict[str, Any], name: str) -> int:
    return round(100 * said["categories"][name]["score"])


def _times(said: dict[str, Any]) -> dict[str, str]:
    names = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    audits = said["audits"]
    times = {name: str(audits[name]["displayValue"]).replace("\xa0", " ") for name in names}
    return times | {"weight": f"{audits['total-byte-weight']['numericValue'] / 1024:.0f} KiB"}


def _troubles(said: dict[str, Any]) -> list[str]:
    """What costs a point in the categories that must be whole."""
    return [
        f"{name}: {reference['id']}"
        for name in WHOLE
        for reference in said["categories"][name]["auditRefs"]
        if reference["weight"] and (said["audits"][reference["id"]]["score"] or 0) < 1
        and said["audits"][reference["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual"}
    ]  # fmt: skip
