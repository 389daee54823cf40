"""What the programme adds to the admin."""

from django.urls import URLPattern
from wagtail import hooks

from bookings.catalogue.staff.urls import urlpatterns


@hooks.register("register_admin_urls")
def programme_addresses() -> list[URLPattern]:
    return urlpatterns
