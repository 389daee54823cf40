"""What bookings add to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from bookings.ordering.staff.code_views import KEEPERS
from bookings.ordering.staff.urls import urlpatterns
from bookings.ordering.staff.views import READERS
from kernel.desk import mine


class CodesItem(MenuItem):
    """The same for codes and bursary funds."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *KEEPERS)


class BookingsItem(MenuItem):
    """Shown to those who may read them; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *READERS)


@hooks.register("register_admin_urls")
def booking_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def bookings_menu() -> MenuItem:
    return BookingsItem(
        _("Bookings"), reverse_lazy("desk_bookings"), name="bookings", icon_name="list-ul", order=50
    )


@hooks.register("register_admin_menu_item")
def codes_menu() -> MenuItem:
    return CodesItem(
        _("Codes and bursaries"),
        reverse_lazy("desk_codes"),
        name="codes",
        icon_name="tag",
        order=55,
    )
