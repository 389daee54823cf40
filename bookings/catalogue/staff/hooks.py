"""What the programme adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks

from bookings.catalogue.staff.panels import ThisWeekPanel
from bookings.catalogue.staff.urls import urlpatterns
from bookings.planning.panels import GatePanel


@hooks.register("register_admin_urls")
def programme_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("construct_homepage_panels")
def programme_on_the_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    for panel in (ThisWeekPanel, GatePanel):
        if panel.is_for(request):
            panels.append(panel())
