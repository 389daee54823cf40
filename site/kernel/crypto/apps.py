from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "kernel.crypto"
    label = "crypto"
    verbose_name = "Sealed fields"

    def ready(self) -> None:
        from kernel.crypto import (  # noqa: PLC0415 -- they register themselves
            canary,
            checks,  # noqa: F401 -- asked at start
            sealing,
        )

        sealing.before_sealing[:] = [canary.ask]
