from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "kernel.payments"
    label = "payments"
    verbose_name = "Payments"
