"""The demo's timer: `run_due` in a thread of the one web process.

Everywhere else the operator's own timer calls `manage.py run_due` every minute.
"""

import logging
from threading import Thread

from django.db import close_old_connections

from kernel import clock
from kernel.due import nudge, parts

EVERY = 60.0  # seconds
log = logging.getLogger(__name__)


def start() -> Thread:
    """Start the timer; it ends with the process."""
    thread = Thread(target=_forever, name="run_due", daemon=True)
    thread.start()
    return thread


def _forever() -> None:
    nudged: set[str] = set()
    while True:
        _run(nudged)
        nudged = nudge.wait(EVERY)


def _run(nudged: set[str]) -> None:
    """The parts that were nudged, or all of them when the minute has passed."""
    close_old_connections()
    try:
        if not nudged:
            parts.run(at=clock.now())
        for name in sorted(nudged):
            parts.run(at=clock.now(), only=name)
    except Exception:
        # The timer must outlive one bad minute, as a system timer would.
        log.exception("run_due failed; it runs again within the minute.")
    finally:
        close_old_connections()
