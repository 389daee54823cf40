from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "kernel.payments"
    label = "payments"
    verbose_name = "Payments"

    def ready(self) -> None:
        from kernel.payments import checks, due  # noqa: F401, PLC0415 -- they register themselves
