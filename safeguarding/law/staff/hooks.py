"""What the rules add to the admin; their place in the menu is with team records."""

from django.urls import URLPattern
from wagtail import hooks

from safeguarding.law.staff.urls import urlpatterns


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns
