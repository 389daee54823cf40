"""Addresses of status checks, below a person's team record."""

from django.urls import path

from safeguarding.vetting.update_service import staff

ONE = "team-records/<str:ref>/check/<uuid:key>/status/"

urlpatterns = [
    path(ONE, staff.status, name="team_record_status"),
    path(f"{ONE}ask/", staff.ask, name="team_record_status_ask"),
    path(f"{ONE}agreed/", staff.agreed, name="team_record_status_agreed"),
    path(f"{ONE}withdrawn/", staff.withdrawn, name="team_record_status_withdrawn"),
]
