"""What the letters add to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kernel.desk import mine
from safeguarding.letters.staff.urls import urlpatterns
from safeguarding.letters.staff.views import KEEPERS


class LettersItem(MenuItem):
    """Shown to the safeguarding team; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *KEEPERS)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def letters_menu() -> MenuItem:
    return LettersItem(
        _("Letters of assurance"),
        reverse_lazy("assurance_letters"),
        name="assurance-letters",
        icon_name="doc-full",
        order=57,
    )
