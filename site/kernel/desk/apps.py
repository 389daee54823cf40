from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kernel.desk"
    label = "desk"
    verbose_name = "Staff desk"

    def ready(self) -> None:
        from kernel.desk import once  # noqa: F401, PLC0415 -- registers its part of run_due
