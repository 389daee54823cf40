from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "kernel.crypto"
    label = "crypto"
    verbose_name = "Sealed fields"

    def ready(self) -> None:
        from kernel.crypto import checks  # noqa: F401, PLC0415 -- registers itself
