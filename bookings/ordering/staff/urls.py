"""Addresses of bookings for staff, below `/admin/`."""

from django.urls import path

from bookings.ordering.staff import code_views, views

urlpatterns = [
    path("codes/", code_views.index, name="desk_codes"),
    path("codes/add/", code_views.add_code, name="desk_code_add"),
    path("codes/<str:ref>/withdraw/", code_views.withdraw, name="desk_code_withdraw"),
    path("bursaries/add/", code_views.add_fund, name="desk_fund_add"),
    path("bursaries/<str:ref>/", code_views.change_fund, name="desk_fund"),
    path("bookings/", views.index, name="desk_bookings"),
    path("bookings/<str:ref>/", views.detail, name="desk_booking"),
    path("bookings/<str:ref>/again/", views.send_again, name="desk_booking_again"),
]
