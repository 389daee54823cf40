from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    name = "kernel.freshness"
    label = "freshness"
    verbose_name = "Kept while fresh"

    def ready(self) -> None:
        from kernel.freshness import hearing  # noqa: PLC0415 -- once the apps are there

        hearing.begin()
