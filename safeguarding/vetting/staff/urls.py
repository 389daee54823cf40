"""Addresses of team records, below `/admin/`."""

from django.urls import path

from safeguarding.vetting.staff import (
    deciding,
    engaging,
    importing,
    law,
    mistakes,
    papers,
    reading,
    record,
    recording,
    register,
    roles,
    seeking,
)

PERSON = "team-records/<str:ref>/"

urlpatterns = [
    path("team-records/", reading.team, name="team_records"),
    path("team-records/add/", engaging.add, name="team_record_add"),
    path("team-records/seen-by/", register.register, name="team_records_register"),
    path("team-records/number/", seeking.sought, name="team_records_number"),
    path("team-records/bring/", importing.bring, name="team_record_import"),
    path("team-records/bring/<uuid:key>/", importing.look, name="team_record_import_look"),
    path("team-records/roles/", roles.roles, name="work_roles"),
    path("team-records/roles/add/", roles.add, name="work_role_add"),
    path("team-records/roles/<slug:key>/", roles.change, name="work_role"),
    path("team-records/roles/<slug:key>/law/", law.law, name="work_role_law"),
    path("team-records/roles/<slug:key>/training/", roles.training, name="work_role_training"),
    path(
        "team-records/roles/<slug:key>/training/<slug:topic>/off/",
        roles.training_off,
        name="work_role_training_off",
    ),
    path(PERSON, record.record, name="team_record"),
    path(PERSON + "role/", engaging.role, name="team_record_role"),
    path(PERSON + "role/<int:key>/told/", engaging.told, name="team_record_told"),
    path(PERSON + "role/<int:key>/end/", engaging.end, name="team_record_end"),
    path(PERSON + "applied/<slug:kind>/", recording.applied, name="team_record_applied"),
    path(PERSON + "in-hand/<slug:kind>/", recording.certificate, name="team_record_certificate"),
    path(PERSON + "brought/", recording.brought, name="team_record_brought"),
    path(PERSON + "abroad/", recording.abroad, name="team_record_abroad"),
    path(PERSON + "seen/<slug:kind>/", recording.seen, name="team_record_seen"),
    path(PERSON + "training/", papers.training, name="team_record_training"),
    path(PERSON + "insurance/", papers.insurance, name="team_record_insurance"),
    path(PERSON + "licence/", papers.licence, name="team_record_licence"),
    path(PERSON + "letter/", papers.letter, name="team_record_letter"),
    path(PERSON + "check/<uuid:key>/number/", reading.sight, name="team_record_number"),
    path(PERSON + "check/<uuid:key>/decide/", deciding.propose, name="team_record_propose"),
    path(PERSON + "decision/<uuid:key>/", deciding.decision, name="team_record_decision"),
    path(PERSON + "check/<uuid:key>/mistake/", mistakes.check, name="team_record_check_aside"),
    path(
        PERSON + "training/<int:key>/mistake/",
        mistakes.training,
        name="team_record_training_aside",
    ),
    path(
        PERSON + "insurance/<uuid:key>/mistake/",
        mistakes.insurance,
        name="team_record_insurance_aside",
    ),
    path(
        PERSON + "licence/<uuid:key>/mistake/",
        mistakes.licence,
        name="team_record_licence_aside",
    ),
    path(PERSON + "letter/<uuid:key>/mistake/", mistakes.letter, name="team_record_letter_aside"),
]
