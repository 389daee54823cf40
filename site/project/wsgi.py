"""The door for gunicorn. A site that is set up wrongly does not open it."""

import os
from contextlib import suppress

from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, DatabaseError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
application = get_wsgi_application()
# gunicorn asks no system check by itself; what they refuse must not serve (SystemCheckError).
BaseCommand().check()
# The trail's triggers, the keys. A database that is away for the moment is told at /readyz.
with suppress(DatabaseError):
    BaseCommand().check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
