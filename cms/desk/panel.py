"""*Dates and tickets* in the page's editor: live facts to read, and links to change them.

It is never a form inside the page's form: nothing here is saved, published or restored with the
page, so that an old draft cannot bring back a cancelled date (design D1).
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from bookings.catalogue.staff.sheet import sheet
from kernel import clock


class DatesAndTickets(Panel):
    def __init__(self, **options: Any) -> None:
        options.setdefault("heading", _("Dates and tickets"))
        options.setdefault("icon", "date")
        super().__init__(**options)

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/desk/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            if page.pk:
                editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
                context |= {"page": page, "here": f"{editor}#{self.prefix}-section"}
            if page.activity_id is not None:
                context["sheet"] = sheet(page.activity, at=clock.now())
            return context
