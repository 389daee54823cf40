"""Two timers may fire at once; a part runs once. The lock runs out by itself after a crash."""

from datetime import datetime, timedelta

from django.db.models import Q

from kernel.due.models import DuePart

LEASE = timedelta(minutes=15)


def take(name: str, *, at: datetime) -> bool:
    """Try to lock a part at `at` (UTC). False: its twin holds it, and its lease still runs."""
    DuePart.objects.bulk_create([DuePart(name=name)], ignore_conflicts=True)
    return bool(
        DuePart.objects.filter(_free(at), name=name).update(
            locked_until=at + LEASE, last_started_at=at
        )
    )


def give_back(name: str, *, at: datetime, outcome: str) -> None:
    """Unlock what `take` locked at the same `at`; a lock taken over since is left alone."""
    DuePart.objects.filter(name=name, locked_until=at + LEASE).update(
        locked_until=None, last_finished_at=at, last_outcome=outcome[:200]
    )


def _free(at: datetime) -> Q:
    return Q(locked_until__isnull=True) | Q(locked_until__lte=at)
