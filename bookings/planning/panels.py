"""The gate on the dashboard: how many sessions of the next four weeks need somebody."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from bookings.planning.staff import report
from bookings.planning.staff.views import READERS
from kernel import clock
from kernel.desk import mine

AHEAD = timedelta(weeks=4)
SHOWN = 3


class GatePanel(Component):
    """Add it to the dashboard of those whom `is_for` names: at most two queries."""

    name, order = "gate", 20
    template_name = "bookings/planning/gate_panel.html"

    @staticmethod
    def is_for(request: HttpRequest) -> bool:
        return mine.is_one_of(request, *READERS)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return facts(at=clock.now())


def facts(*, at: datetime) -> dict[str, Any]:
    """The first few that may not run, and how many there are."""
    soon = report.sessions(at=at, narrowed="stopped").filter(starts_at__lt=at + AHEAD)
    rows = report.rows(soon, at=at, with_details=False)
    return {"rows": rows[:SHOWN], "more": max(0, len(rows) - SHOWN), "count": len(rows)}
