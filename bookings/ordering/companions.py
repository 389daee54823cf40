"""Essential companions: free, no proof asked, and never without the ticket they come with (I11)."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from bookings.ordering.models import BookingLine


def written(lines: list[BookingLine], *, beside: Sequence[BookingLine] = ()) -> list[BookingLine]:
    """Write the lines of one offer; each companion's names the ticket that it comes with.

    `beside` are lines of the same offer that are there already; some may have theirs. The database
    allows one to each; `choices.check_company` has seen that there are enough.
    """
    mains = [line for line in lines if not line.ticket_type.is_companion]
    BookingLine.objects.bulk_create(mains)
    companions = [line for line in lines if line.ticket_type.is_companion]
    taken = {line.companion_of_id for line in beside}
    there = [line for line in beside if not line.ticket_type.is_companion and line.pk not in taken]
    for companion, main in zip(companions, [*mains, *there], strict=False):
        companion.companion_of = main
    if companions:
        BookingLine.objects.bulk_create(companions)
    return lines


def with_companions(lines: Iterable[BookingLine]) -> list[BookingLine]:
    """These lines and the companions of theirs: whoever ends a line ends both."""
    keys = [line.pk for line in lines]
    both = BookingLine.objects.filter(Q(pk__in=keys) | Q(companion_of__in=keys))
    return list(both.order_by("pk"))
