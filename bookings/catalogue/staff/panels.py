"""*Today and this week* on the dashboard: what comes, how full it is, where its register lies."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from bookings.catalogue.models import Session
from bookings.catalogue.staff import wording
from kernel import clock
from kernel.desk import mine
from kernel.people.roles import Role

AHEAD = timedelta(days=7)
SHOWN = 12
PROGRAMME = (Role.EDITOR, Role.OFFICER)
AT_THE_DOOR = (Role.BOX_OFFICE, Role.OFFICER)


class ThisWeekPanel(Component):
    """One query. Each role gets the links that open for it."""

    name, order = "desk_this_week", 15
    template_name = "bookings/staff/this_week.html"

    @staticmethod
    def is_for(request: HttpRequest) -> bool:
        return mine.is_one_of(request, *PROGRAMME, *AT_THE_DOOR)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        request = parent_context["request"]
        at = clock.now()
        rows = [_row(request, session, at=at) for session in _coming(at)[: SHOWN + 1]]
        return {"rows": rows[:SHOWN], "are_more": len(rows) > SHOWN}


def _coming(at: datetime) -> Any:
    """Going on now, or beginning within a week."""
    return (
        Session.objects.filter(
            status=Session.Status.SCHEDULED, ends_at__gt=at, starts_at__lt=at + AHEAD
        )
        .select_related("activity", "venue", "room")
        .annotate(pool=FilteredRelation("pools", condition=Q(pools__kind="general")))
        .annotate(capacity=F("pool__capacity"), taken=F("pool__taken"))
    )


def _row(request: HttpRequest, session: Session, *, at: datetime) -> dict[str, Any]:
    """`session` carries `capacity` and `taken`, see above."""
    ref, links = session.ref, {}
    if mine.is_one_of(request, Role.OFFICER):
        links["register"] = reverse("register", args=[ref])
    if mine.is_one_of(request, *AT_THE_DOOR):
        links["bookings"] = reverse("desk_bookings", query={"session": ref})
    if mine.is_one_of(request, *PROGRAMME):
        links["sheet"] = reverse("desk_activity", args=[session.activity.ref])
    return {
        "is_today": clock.london_date(session.starts_at) <= clock.london_date(at),
        "title": session.title_en or session.activity.title_en,
        "when": wording.when(session.starts_at, session.ends_at),
        "where": wording.where(session.venue, session.room),
        "places": wording.places(session.capacity, session.taken),  # type: ignore[attr-defined]  # annotated above
        "links": links,
    }
