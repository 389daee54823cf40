"""Addresses of the rules, below `/admin/`."""

from django.urls import path

from safeguarding.law.staff import views

urlpatterns = [
    path("rules/", views.rules, name="rules_of_law"),
    path("rules/<slug:key>/begins/", views.begins, name="rule_begins"),
]
