"""The door for gunicorn. A site that is set up wrongly does not open it."""

import os

from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
application = get_wsgi_application()
# gunicorn asks no system check by itself; what they refuse must not serve (SystemCheckError).
BaseCommand().check()
