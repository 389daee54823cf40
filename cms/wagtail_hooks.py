"""What this app adds to the admin; each area's part lives in its area."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.desk import menu
from cms.desk.urls import urlpatterns
from cms.pages.activity import ActivityPage


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def new_menu() -> MenuItem:
    return menu.new_menu()


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    menu.tidy_menu(request, items)


@hooks.register("construct_homepage_panels")
def tidy_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    menu.tidy_dashboard(request, panels)


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """How many pages there are is nobody's question."""
    items.clear()


@hooks.register("before_create_page")
def activity_pages_begin_at_new(
    request: HttpRequest, parent: Any, page_class: type
) -> HttpResponse | None:
    """A page of an activity is made together with the activity, never alone."""
    return redirect("desk_new", "workshop") if page_class is ActivityPage else None


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/desk.css"))
