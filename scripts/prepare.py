"""Brings what is missing: alone for the demo, `--dev` for checks, `--services` too for tests.

`--long` brings what only the long tests need besides.

Runs on whatever Python 3 there is (from 3.9), before anything of ours is installed.
"""

from __future__ import annotations

import sys

import lighthouse
import pango
import services
import virtualenv


def main(arguments: list[str]) -> None:
    virtualenv.ensure(dev="--dev" in arguments)
    pango.ensure()
    if "--services" in arguments:
        services.ensure()
    if "--long" in arguments:
        lighthouse.ensure()


if __name__ == "__main__":
    main(sys.argv[1:])
