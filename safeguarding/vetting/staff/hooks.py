"""What team records add to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from kernel.desk import mine
from safeguarding.vetting.staff import register
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.urls import urlpatterns


class KeepersItem(MenuItem):
    """Shown to the safeguarding team; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *KEEPERS)


class LeadItem(MenuItem):
    """Shown to the lead, and to those who look on; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, *register.READERS)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def safeguarding_menu() -> MenuItem:
    items = [
        KeepersItem(
            _("Team records"),
            reverse_lazy("team_records"),
            name="team-records",
            icon_name="clipboard-list",
        ),
        LeadItem(
            _("Who has seen certificates"),
            reverse_lazy("team_records_register"),
            name="seen-certificates",
            icon_name="view",
        ),
        KeepersItem(
            _("Children who perform"),
            reverse_lazy("performances"),
            name="children-who-perform",
            icon_name="group",
        ),
        KeepersItem(
            _("Work roles"), reverse_lazy("work_roles"), name="work-roles", icon_name="list-ul"
        ),
        KeepersItem(_("Rules"), reverse_lazy("rules_of_law"), name="rules", icon_name="list-ol"),
    ]
    return SubmenuMenuItem(
        _("Safeguarding"), Menu(items=items), name="safeguarding", icon_name="lock", order=60
    )
