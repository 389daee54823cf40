"""What children who perform add to the admin; its line in the menu stands with the others."""

from django.urls import URLPattern
from wagtail import hooks

from safeguarding.performing.staff.urls import urlpatterns


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns
