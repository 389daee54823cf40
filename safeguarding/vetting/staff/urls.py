"""Addresses of team records, below `/admin/`."""

from django.urls import path

from safeguarding.vetting.staff import reading, recording, roles

urlpatterns = [
    path("team-records/", reading.team, name="team_records"),
    path("team-records/add/", recording.add, name="team_record_add"),
    path("team-records/roles/", roles.roles, name="work_roles"),
    path("team-records/roles/add/", roles.add, name="work_role_add"),
    path("team-records/<str:ref>/", reading.record, name="team_record"),
    path("team-records/<str:ref>/check/", recording.check, name="team_record_check"),
    path("team-records/<str:ref>/training/", recording.training, name="team_record_training"),
    path("team-records/<str:ref>/role/", recording.role, name="team_record_role"),
    path("team-records/<str:ref>/role/<int:key>/end/", recording.end, name="team_record_end"),
    path(
        "team-records/<str:ref>/check/<uuid:key>/number/",
        reading.sight,
        name="team_record_number",
    ),
    path(
        "team-records/<str:ref>/check/<uuid:key>/mistake/",
        recording.check_aside,
        name="team_record_check_aside",
    ),
    path(
        "team-records/<str:ref>/training/<int:key>/mistake/",
        recording.training_aside,
        name="team_record_training_aside",
    ),
]
