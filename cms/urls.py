"""Pages: whatever no other area has an address for."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from cms.pages.calendar import dates_file
from cms.pages.routing import serve

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)dates\.ics$", dates_file, name="activity_dates"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
