"""Addresses of what lets children perform, below `/admin/`."""

from django.urls import path

from safeguarding.performing.staff import recording, views

urlpatterns = [
    path("children-who-perform/", views.performances, name="performances"),
    path("children-who-perform/bopa/", recording.bopa, name="performance_bopa"),
    path("children-who-perform/licence/", recording.licence, name="performance_licence"),
    path("children-who-perform/day/", recording.day, name="performance_day"),
    path(
        "children-who-perform/<uuid:key>/mistake/",
        recording.by_mistake,
        name="performance_licence_aside",
    ),
]
