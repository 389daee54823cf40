from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "kernel.organisation"
    label = "organisation"
    verbose_name = "Organisation"
