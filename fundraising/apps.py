from django.apps import AppConfig


class FundraisingConfig(AppConfig):
    name = "fundraising"
    verbose_name = "Fundraising"

    def ready(self) -> None:
        from fundraising.giving import by_payment  # noqa: F401, PLC0415 -- registers gift lines
