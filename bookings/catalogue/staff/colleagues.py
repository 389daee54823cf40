"""Whom an editor may name for a session: people who work with us, and nobody else's names."""

from datetime import datetime

from django.db.models import Q

from bookings.catalogue.models import Activity
from kernel import clock
from kernel.people.models import Person, RoleGrant
from kernel.people.roles import Role
from safeguarding.clearance.workers import engaged


def colleagues(activity: Activity, *, at: datetime) -> list[Person]:
    """Everybody engaged from today on, with a practitioner's account, or in this team already."""
    accounts = RoleGrant.objects.in_force(at=at).filter(role=Role.PRACTITIONER)
    return list(
        Person.objects.filter(
            Q(pk__in=engaged(from_date=clock.london_date(at)))
            | Q(pk__in=accounts.values("user__person"))
            | Q(pk__in=activity.sessions.values("team__person"))
        ).order_by("name", "pk")
    )
