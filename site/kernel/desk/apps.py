from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kernel.desk"
    label = "desk"
    verbose_name = "Staff desk"
