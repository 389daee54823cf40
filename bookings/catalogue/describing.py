"""Who an activity is for and what it needs: facts beside the page's words, changed at once."""

from collections.abc import Iterable
from datetime import datetime

from bookings.catalogue.models import AccessFeature, Activity, ArtForm
from bookings.planning import gatekeeper
from kernel.audit import trail
from kernel.audit.actor import Actor

MANY = ("art_forms", "access")


def describe(
    *,
    activity: Activity,
    by: Actor,
    at: datetime,
    art_forms: Iterable[ArtForm] | None = None,
    access: Iterable[AccessFeature] | None = None,
    **facts: object,
) -> list[str]:
    """Change some facts of an activity; returns the names of those that really changed."""
    with trail.act(by=by, at=at) as noted:
        before = Activity.objects.select_for_update().get(pk=activity.pk)
        changed = [name for name, value in facts.items() if getattr(before, name) != value]
        Activity.objects.filter(pk=activity.pk).update(**{n: facts[n] for n in changed})
        for name, wanted in zip(MANY, (art_forms, access), strict=True):
            if wanted is not None and _choose(before, name, set(wanted)):
                changed.append(name)
        activity.refresh_from_db()
        if changed:
            gatekeeper.rejudge(activity=activity, by=by, at=at)
            # The names of facts, never what people wrote in them.
            noted.note("activity.changed", about=("activity", activity.ref), facts=changed)
    return changed


def _choose(activity: Activity, name: str, wanted: set[object]) -> bool:
    chosen = getattr(activity, name)
    if set(chosen.all()) == wanted:
        return False
    chosen.set(wanted)
    return True
