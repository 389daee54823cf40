"""Addresses of payments (contract): the test payment page and where its events arrive."""

from django.urls import path

from kernel.payments import views

urlpatterns = [
    path("test/webhook/", views.test_webhook, name="test_webhook"),
    path("test/<str:ref>/", views.test_payment, name="test_payment"),
]
