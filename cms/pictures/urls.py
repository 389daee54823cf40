"""Quiet pictures, the same in every language."""

from django.urls import path, re_path

from cms.pictures.views import quiet_picture, strip

urlpatterns = [
    re_path(
        r"^quiet/(?P<made>[0-9a-f]{10})/(?P<form>[a-z]{1,20})/(?P<seed>[0-9a-f]{24})\.svg$",
        quiet_picture,
        name="quiet_picture",
    ),
    path("strip/<slug:ref>.png", strip, name="strip"),
]
