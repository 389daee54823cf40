"""What goes into the log: where something happened, never the key to it."""

import logging
import re

# Refs are shorter. A log is read by more people than a booking, a ticket or a password.
SECRET = re.compile(r"[0-9A-Za-z]{20,}")


class WithoutSecrets(logging.Filter):
    """Django logs the path of what it refuses, and a path of ours may be the right to a booking."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_without(arg) for arg in record.args)
        return True


def _without(arg: object) -> object:
    return SECRET.sub("…", arg) if isinstance(arg, str) and "/" in arg else arg
