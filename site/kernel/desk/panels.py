"""*Needs me* on the dashboard."""

from typing import Any

from wagtail.admin.ui.components import Component

from kernel.desk import mine, tasks
from kernel.desk.rows import rows

SHOWN = 5


class NeedsMePanel(Component):
    """The longest waiting tasks of one's roles, each with its button."""

    name, order = "desk_needs_me", 10
    template_name = "kernel/desk/needs_me.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        request = parent_context["request"]
        waiting = tasks.open_for(mine.roles(request))
        return {
            "rows": rows(waiting[:SHOWN]),
            "count": waiting.count(),
            "here": request.path,
            "csrf_token": parent_context["csrf_token"],
        }
