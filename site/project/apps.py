from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"
    verbose_name = "Foyer"

    def ready(self) -> None:
        from project import (  # noqa: PLC0415 -- they register themselves once apps are there
            checks,  # noqa: F401 -- system checks
            role_groups,  # noqa: F401 -- after every migrate
        )
