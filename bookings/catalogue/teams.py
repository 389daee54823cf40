"""Who works on an activity, as its page and its staff read it."""

from collections import defaultdict
from collections.abc import Iterable

from bookings.catalogue.facts import Colleague
from bookings.planning.models import TeamAssignment


def teams_of(keys: Iterable[int]) -> dict[int, list[Colleague]]:
    """Everybody once for each activity, those who lead first."""
    rows = (
        TeamAssignment.objects.filter(session__activity__in=list(keys))
        .select_related("person", "session")
        .order_by("pk")
    )
    found: dict[int, dict[int, Colleague]] = defaultdict(dict)
    for row in rows:
        leads = row.function == TeamAssignment.Function.LEAD
        team = found[row.session.activity_id]
        if leads or row.person_id not in team:
            team[row.person_id] = Colleague(
                row.person.first_name, row.person.name, row.get_function_display(), leads
            )
    return {
        key: sorted(team.values(), key=lambda colleague: not colleague.leads)
        for key, team in found.items()
    }
