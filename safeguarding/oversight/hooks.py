"""What looking without changing adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from safeguarding.oversight import views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("central-record/person/<str:ref>/", views.masked, name="central_record_person")]
