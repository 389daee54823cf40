"""Addresses under /register/."""

from django.urls import path

from bookings.planning.diary import views as diary
from bookings.register import views

urlpatterns = [
    path("", views.today, name="register_today"),
    path("diary/", diary.mine, name="diary"),
    path("diary/calendar/", diary.own_calendar, name="diary_calendar"),
    path("diary/<str:secret>.ics", diary.calendar, name="diary_feed"),
    path("days/", diary.days, name="diary_days"),
    path("days/<str:ref>/", diary.take_back, name="diary_days_take_back"),
    path("<str:ref>/", views.register, name="register"),
    path("<str:ref>/needs/", views.needs, name="register_needs"),
]
