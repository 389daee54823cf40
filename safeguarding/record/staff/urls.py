"""Addresses of the single central record, below `/admin/`."""

from django.urls import path

from safeguarding.record.staff import views

urlpatterns = [
    path("central-record/", views.board, name="central_record"),
    path("central-record/file/", views.file, name="central_record_file"),
]
