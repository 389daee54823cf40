"""What accounts add to the admin, and what of Wagtail's own they replace."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kernel.desk import mine
from kernel.people.roles import Role
from kernel.people.staff.urls import urlpatterns


class AccountsItem(MenuItem):
    """Shown to administrators; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, Role.ADMINISTRATOR)


@hooks.register("register_admin_urls")
def accounts_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def accounts_menu() -> MenuItem:
    return AccountsItem(
        _("Accounts and roles"),
        reverse_lazy("desk_accounts"),
        name="accounts",
        icon_name="group",
        order=900,
    )


@hooks.register("construct_settings_menu")
def without_wagtails_own(request: HttpRequest, items: list[Any]) -> None:
    """Its users and groups would give what no grant says; their addresses are closed too."""
    items[:] = [item for item in items if item.name not in {"users", "groups"}]
