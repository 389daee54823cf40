from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "kernel.mail"
    label = "mail"
    verbose_name = "Mail"

    def ready(self) -> None:
        from kernel.mail import sender  # noqa: F401, PLC0415 -- registers the part that sends
