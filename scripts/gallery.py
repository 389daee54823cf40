"""`make gallery`: a fresh demo, walked through with a camera; all of it in docs/gallery."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from places import ROOT
from words import say, stop

sys.path[:0] = [str(ROOT), str(ROOT / "site")]
FOLDER = ROOT / "docs" / "gallery"
SEED = "from tests.gallery.seed import seed; seed()"


def main(folder: Path) -> None:
    import tests.environment  # noqa: F401, PLC0415 -- settings before anything reads them
    from tests.gallery import album, walk  # noqa: PLC0415 -- as above
    from tests.gallery.camera import Camera  # noqa: PLC0415 -- as above
    from tests.services import browser  # noqa: PLC0415 -- as above
    from tests.services.product import Workshop  # noqa: PLC0415 -- as above

    os.environ["DEBUG"] = ""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        workshop = Workshop(folder=Path(place), postgres_url=str)
        with workshop.open():
            say("Loading a fresh demo")
            running = workshop.start(demo=True)
            facts = json.loads(
                running.manage("shell", "--no-imports", "-v", "0", "-c", SEED).splitlines()[-1]
            )
            say("Taking pictures")
            with browser.chromium() as found:
                camera = Camera(folder, found.browser, running.base_url)
                walk.the_public(camera, facts)
                with found.page(running.base_url) as walker:
                    walk.a_booking(camera, running, facts, walker)
                walk.the_doors(camera, running, facts)
    size = album.write(folder, camera.taken)
    say(f"{len(camera.taken)} kinds, {size / 1024:.0f} KiB in {folder.relative_to(ROOT)}")
    lacking = [kind["name"] for kind in facts["pages"] if not kind["path"]]
    if lacking:
        stop(f"The demo has no page of these kinds: {', '.join(lacking)}. Add them to the demo.")
    if size > album.MOST:
        stop("The pictures are too heavy together. Lower QUALITY in tests/gallery/camera.py.")


if __name__ == "__main__":
    main(FOLDER)
