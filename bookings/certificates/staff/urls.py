"""Addresses of certificates, below `/admin/`."""

from django.urls import path

from bookings.certificates.staff import views

urlpatterns = [
    path("certificates/", views.choose, name="desk_certificates"),
    path("certificates/activity/<str:ref>/", views.activity, name="desk_certificates_of"),
    path("certificates/<str:code>/withdraw/", views.revoke, name="desk_certificate_revoke"),
    path("certificates/<str:code>.pdf", views.pdf, name="desk_certificate_pdf"),
]
