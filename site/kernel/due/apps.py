from django.apps import AppConfig


class DueConfig(AppConfig):
    name = "kernel.due"
    label = "due"
    verbose_name = "Falling due"
