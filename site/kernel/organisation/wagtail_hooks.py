"""What the house adds to the admin: its screen, and the admin in its own type and colours."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kernel.desk import mine
from kernel.organisation import brand
from kernel.organisation.house import house
from kernel.organisation.staff.urls import urlpatterns
from kernel.people.roles import Role


class HouseItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, Role.ADMINISTRATOR)


@hooks.register("register_admin_urls")
def house_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_settings_menu_item")
def house_menu() -> MenuItem:
    return HouseItem(
        _("The house"), reverse_lazy("desk_house"), name="house", icon_name="home", order=10
    )


class TermsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, Role.ADMINISTRATOR, Role.DATA_PROTECTION)


@hooks.register("register_settings_menu_item")
def terms_menu() -> MenuItem:
    return TermsItem(
        _("Terms and privacy"),
        reverse_lazy("desk_terms"),
        name="terms",
        icon_name="doc-full",
        order=20,
    )


@hooks.register("insert_global_admin_css", order=-1)
def frame_style() -> str:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}?v={}">',
        static("admin/frame.css"),
        reverse("desk_frame_colours"),
        brand.version(house()),
    )
