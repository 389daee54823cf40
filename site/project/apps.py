from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"
    verbose_name = "Foyer"

    def ready(self) -> None:
        from project import checks  # noqa: F401, PLC0415 -- registers itself once apps are there
