"""Agreeing to what is in force, and whether that has been done."""

from collections.abc import Collection
from datetime import datetime

from bookings.ordering.agreeing.models import Agreement
from bookings.ordering.models import Booking
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.organisation.terms import wording
from kernel.organisation.terms.models import TermsVersion


def asked(booking: Booking, *, at: datetime) -> list[TermsVersion]:
    """The wordings in force that this booking has not been agreed under; none where none are."""
    current = wording.in_force(at=at, language=booking.language)
    if not current:
        return []
    done = set(Agreement.objects.filter(booking=booking).values_list("version_id", flat=True))
    return [version for version in current if version.pk not in done]


def agree(*, booking: Booking, shown: Collection[str], by: Actor, at: datetime) -> bool:
    """To the versions shown, by reference. False when another is in force meanwhile: show it."""
    wanted = asked(booking, at=at)
    if not {version.ref for version in wanted} <= set(shown):
        return False
    with trail.act(by=by, at=at) as noted:
        Agreement.objects.bulk_create(
            [Agreement(booking=booking, version=version, at=at) for version in wanted],
            ignore_conflicts=True,
        )
        for version in wanted:
            noted.note("booking.agreed", about=("booking", booking.ref), terms=version.ref)
    return True
