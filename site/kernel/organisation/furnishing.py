"""Changing what the house says of itself, and its colours."""

from datetime import datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.organisation.models import Organisation


def furnish(*, facts: dict[str, object], by: Actor, at: datetime) -> list[str]:
    """Write what differs; the names of those facts. The house comes to be where there is none."""
    with trail.act(by=by, at=at) as noted:
        own = Organisation.objects.select_for_update().first() or Organisation(pk=1)
        changed = [name for name, value in facts.items() if getattr(own, name) != value]
        for name in changed:
            setattr(own, name, facts[name])
        if changed:
            own.full_clean()
            own.save()
            noted.note("organisation.changed", about=("organisation", "1"), facts=changed)
    return changed
