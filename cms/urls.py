"""Feeds and search at addresses of their own; pages: whatever no other area has an address for."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from cms.feeds import views as feeds
from cms.pages.calendar import dates_file
from cms.pages.routing import serve
from cms.search.views import search

urlpatterns = [
    path("whats-on/calendar.ics", feeds.calendar, name="whats_on_calendar"),
    path("whats-on/feed.json", feeds.feed, name="whats_on_feed"),
    path("search/", search, name="search"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)dates\.ics$", dates_file, name="activity_dates"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
