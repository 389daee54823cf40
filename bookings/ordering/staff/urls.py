"""Addresses of bookings for staff, below `/admin/`."""

from django.urls import path

from bookings.ordering.staff import views

urlpatterns = [
    path("bookings/", views.index, name="desk_bookings"),
    path("bookings/<str:ref>/", views.detail, name="desk_booking"),
    path("bookings/<str:ref>/again/", views.send_again, name="desk_booking_again"),
]
