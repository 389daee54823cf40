from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kernel.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        from kernel.audit import checks, triggers  # noqa: F401, PLC0415 -- they register themselves
