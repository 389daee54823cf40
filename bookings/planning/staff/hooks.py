"""What the gate adds to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from bookings.planning.staff.urls import urlpatterns
from bookings.planning.staff.views import KEEPERS, READERS
from kernel.desk import mine


class GateItem(MenuItem):
    """Shown to those who may read it; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *READERS)


class TodayItem(MenuItem):
    """The safeguarding team's first screen."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *KEEPERS)


@hooks.register("register_admin_urls")
def gate_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def gate_menu() -> MenuItem:
    return GateItem(_("Gate"), reverse_lazy("gate"), name="gate", icon_name="lock", order=55)


@hooks.register("register_admin_menu_item")
def today_menu() -> MenuItem:
    address = reverse_lazy("safeguarding_today")
    return TodayItem(
        _("Safeguarding today"), address, name="safeguarding-today", icon_name="warning", order=54
    )
