"""Addresses under /register/."""

from django.urls import path

from bookings.register import views

urlpatterns = [
    path("", views.today, name="register_today"),
    path("<str:ref>/", views.register, name="register"),
]
