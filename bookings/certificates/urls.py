"""Addresses under /verify/."""

from django.urls import path

from bookings.certificates import views

urlpatterns = [
    path("", views.verify_form, name="verify_form"),
    path("<str:code>.json", views.verify_json, name="verify_json"),
    path("<str:code>/", views.verify, name="verify"),
]
