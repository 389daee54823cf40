"""What status checks add to the admin."""

from django.urls import URLPattern
from wagtail import hooks

from safeguarding.vetting.update_service.urls import urlpatterns


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns
