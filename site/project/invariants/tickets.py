"""Tickets and people: one secret to each place, nobody twice in a room."""

from collections.abc import Iterator

from django.db.models import Count, Q

from bookings.ordering.models import BookingState, Place

BOOKED = Q(live=True, line__booking__state=BookingState.CONFIRMED)


def one_ticket_each() -> Iterator[str]:
    """I5: every live place of a confirmed booking has a ticket secret, and no other has one."""
    for ref in Place.objects.filter(BOOKED, ticket_secret=None).values_list("ref", flat=True):
        yield f"place {ref} is booked and has no ticket"
    for ref in (
        Place.objects.exclude(BOOKED).exclude(ticket_secret=None).values_list("ref", flat=True)
    ):
        yield f"place {ref} is not booked and has a ticket"
    twins = (
        Place.objects.exclude(ticket_secret=None)
        .order_by()
        .values("ticket_secret")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
    )
    for twin in twins:
        yield f"{twin['n']} places have one ticket secret"


def nobody_twice() -> Iterator[str]:
    """I10: a person is at most once on a session."""
    twice = (
        Place.objects.filter(live=True, participant__isnull=False)
        .order_by()
        .values("participant__ref", "session__ref")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
    )
    for row in twice:
        yield (
            f"person {row['participant__ref']} has {row['n']} places on session "
            f"{row['session__ref']}"
        )
