"""Addresses of the gate, below `/admin/`."""

from django.urls import path

from bookings.planning.staff import views

urlpatterns = [
    path("gate/", views.gate, name="gate"),
    path("gate/ratio/<str:ref>/", views.ratio, name="gate_ratio"),
]
