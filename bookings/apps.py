from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "bookings"
    verbose_name = "Bookings"

    def ready(self) -> None:
        from bookings.certificates import paper  # noqa: F401, PLC0415 -- registers itself
        from bookings.ordering import (  # noqa: F401, PLC0415 -- register themselves
            calendar,
            expiry,
            holding_back,
            settle,
            tickets,
        )
        from bookings.ordering.asking import erasing  # noqa: F401, PLC0415 -- a part of run_due
        from bookings.ordering.finding import asking as finding  # noqa: F401, PLC0415 -- a part
        from bookings.ordering.news import telling as news  # noqa: F401, PLC0415 -- a part
        from bookings.ordering.people import forgetting  # noqa: F401, PLC0415 -- a part of run_due
        from bookings.ordering.waiting import waiting  # noqa: F401, PLC0415 -- registers itself
        from bookings.planning import due, plan  # noqa: F401, PLC0415 -- register themselves
        from bookings.planning.clashes import (  # noqa: F401, PLC0415 -- guards, and their keeper
            guards,
            unclaimed,
        )
        from bookings.planning.telling import telling  # noqa: F401, PLC0415 -- registers itself
