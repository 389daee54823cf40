"""Addresses of one's own account; allauth's own come after them."""

from django.urls import include, path

from kernel.people import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("", include("allauth.urls")),
]
