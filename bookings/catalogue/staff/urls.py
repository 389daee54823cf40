"""Addresses of live facts, below `/admin/`."""

from django.urls import path

from bookings.catalogue.staff import (
    about_views,
    closure_views,
    date_views,
    kept_views,
    team_views,
    ticket_views,
)
from bookings.ordering.asking.staff import views as questions

urlpatterns = [
    path("activities/<str:ref>/", about_views.overview, name="desk_activity"),
    path("activities/<str:ref>/about/", about_views.about, name="desk_about"),
    path("activities/<str:ref>/dates/", date_views.add, name="desk_dates_add"),
    path("activities/<str:ref>/tickets/", ticket_views.add, name="desk_ticket_add"),
    path("activities/<str:ref>/team/", team_views.edit, name="desk_team"),
    path("activities/<str:ref>/team/<int:key>/remove/", team_views.remove, name="desk_team_remove"),
    path("activities/<str:ref>/questions/", questions.add, name="desk_question_add"),
    path("questions/<str:ref>/withdraw/", questions.withdraw, name="desk_question_withdraw"),
    path("closures/", closure_views.closures, name="desk_closures"),
    path("closures/<int:key>/remove/", closure_views.remove, name="desk_closure_remove"),
    path("dates/<str:ref>/", date_views.change, name="desk_date"),
    path("dates/<str:ref>/cancel/", date_views.cancel, name="desk_date_cancel"),
    path("dates/<str:ref>/kept/", kept_views.keep, name="desk_kept"),
    path("kept/<int:key>/release/", kept_views.release, name="desk_kept_release"),
    path("tickets/<str:ref>/", ticket_views.change, name="desk_ticket"),
    path("tickets/<str:ref>/withdraw/", ticket_views.withdraw, name="desk_ticket_withdraw"),
]
