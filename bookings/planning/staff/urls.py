"""Addresses of the gate, below `/admin/`."""

from django.urls import path

from bookings.planning.minutes.views import minutes
from bookings.planning.morning.views import morning
from bookings.planning.staff import days_views, exception_views, views

urlpatterns = [
    path("safeguarding-today/", morning, name="safeguarding_today"),
    path("minutes-between-dates/", minutes, name="desk_minutes"),
    path("team-days/<str:ref>/", days_views.days, name="desk_days"),
    path("team-days/<str:ref>/practice/", days_views.practice, name="desk_practice"),
    path("team-days/<str:ref>/<str:row>/", days_views.take_back, name="desk_days_take_back"),
    path("gate/", views.gate, name="gate"),
    path("gate/ratio/<str:ref>/", views.ratio, name="gate_ratio"),
    path("gate/exceptions/", exception_views.exceptions, name="gate_exceptions"),
    path("gate/exceptions/ask/<str:ref>/", exception_views.ask, name="gate_exception_ask"),
    path("gate/exceptions/<str:ref>/", exception_views.exception, name="gate_exception"),
]
