"""Addresses of the house's screen, below `/admin/`."""

from django.urls import path

from kernel.organisation.staff import views

urlpatterns = [
    path("house/", views.house_screen, name="desk_house"),
    path("house/preview/", views.preview, name="desk_house_preview"),
    path("house/preview.css", views.preview_colours, name="desk_house_colours"),
    path("house/frame.css", views.frame_colours, name="desk_frame_colours"),
]
