"""The menu and the dashboard, tidied for people who make a programme."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component

from cms.desk.views import MAKERS, NEW
from kernel.desk import mine
from kernel.people.roles import Role

# Wagtail's own corners that lead these people nowhere.
HIDDEN = {"help", "documents"}
FOR_ADMINISTRATORS = {"reports", "settings"}
HIDDEN_PANELS = {"locked_pages", "whats_new_in_wagtail_version"}


class MakersItem(MenuItem):
    """Shown to those who may make pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *MAKERS)


class NewPanel(Component):
    """*New* as buttons on the dashboard."""

    name, order = "desk_new", 5
    template_name = "cms/desk/new_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"links": [(label, reverse("desk_new", args=[w])) for w, (label, _k) in NEW.items()]}


def new_menu() -> SubmenuMenuItem:
    items = [
        MakersItem(
            label, reverse("desk_new", args=[what]), name=f"new-{what}", icon_name="plus", order=n
        )
        for n, (what, (label, _kind)) in enumerate(NEW.items())
    ]
    return SubmenuMenuItem(
        _("New"), Menu(items=items), name="new", icon_name="circle-plus", order=10
    )


def tidy_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    hidden = set(HIDDEN)
    if not mine.is_one_of(request, Role.ADMINISTRATOR):
        hidden |= FOR_ADMINISTRATORS
    items[:] = [_plain(item) for item in items if item.name not in hidden]


def _plain(item: MenuItem) -> MenuItem:
    """Wagtail's settings sign themselves with its name and version; ours do not."""
    if item.name != "settings" or not isinstance(item, SubmenuMenuItem):
        return item
    return SubmenuMenuItem(
        item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order
    )


def tidy_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in HIDDEN_PANELS]
    if mine.is_one_of(request, *MAKERS):
        panels.append(NewPanel())
