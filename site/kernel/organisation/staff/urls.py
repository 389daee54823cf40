"""Addresses of the house's screen, below `/admin/`."""

from django.urls import path

from kernel.organisation.staff import terms, views

urlpatterns = [
    path("house/", views.house_screen, name="desk_house"),
    path("house/preview/", views.preview, name="desk_house_preview"),
    path("house/preview.css", views.preview_colours, name="desk_house_colours"),
    path("terms/", terms.versions, name="desk_terms"),
    path("terms/new/", terms.add, name="desk_terms_add"),
    path("terms/<str:ref>/", terms.version, name="desk_terms_version"),
    path("house/frame.css", views.frame_colours, name="desk_frame_colours"),
]
