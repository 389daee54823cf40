from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "kernel.organisation"
    label = "organisation"
    verbose_name = "Organisation"

    def ready(self) -> None:
        from kernel.organisation.terms import guard  # noqa: F401, PLC0415 -- after every migrate
