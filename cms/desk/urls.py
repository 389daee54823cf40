"""Addresses for making pages, below `/admin/`."""

from django.urls import path

from cms.desk import views

urlpatterns = [
    path("new/<slug:what>/", views.new, name="desk_new"),
    path("page-about/<int:pk>/choose/", views.attach, name="desk_page_attach"),
    path("page-about/<int:pk>/make/", views.make_for, name="desk_page_make"),
]
