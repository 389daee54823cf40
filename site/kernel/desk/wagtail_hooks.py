"""What the desk adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kernel.desk.panels import NeedsMePanel
from kernel.desk.urls import urlpatterns


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def tasks_menu() -> MenuItem:
    return MenuItem(
        _("Tasks"), reverse_lazy("desk_tasks"), name="tasks", icon_name="tasks", order=20
    )


@hooks.register("construct_homepage_panels")
def needs_me(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NeedsMePanel())
