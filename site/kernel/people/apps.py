from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kernel.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from kernel.people import (  # noqa: PLC0415 -- they register themselves
            due,  # noqa: F401 -- a part of run_due
            sealed_factors,  # noqa: F401 -- before an authenticator is saved
            sessions,  # noqa: F401 -- at each sign-in
            traces,
        )

        traces.listen()
