"""What the single central record adds to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kernel.desk import mine
from safeguarding.record.staff.urls import urlpatterns
from safeguarding.record.staff.views import READERS


class RecordItem(MenuItem):
    """Shown to those who may read it; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *READERS)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def record_menu() -> MenuItem:
    return RecordItem(
        _("Central record"),
        reverse_lazy("central_record"),
        name="central-record",
        icon_name="clipboard-list",
        order=56,
    )
