#!/usr/bin/env python
"""Django's usual entrance."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # site/ is a source root, never a package: Python has a `site` of its own.
    sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
