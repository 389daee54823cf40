"""“Cut it again”: how often a quiet picture may be cut anew, and choosing one in the editor."""

from typing import Any

from django.forms import RadioSelect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel

CUTS = 12


def cuts() -> list[tuple[int, str]]:
    first = (0, _("The first cut"))
    return [first, *((n, _("Cut again, number %(n)d") % {"n": n}) for n in range(1, CUTS))]


class Cuts(RadioSelect):
    """Every cut of this page's picture, small, to choose from."""

    template_name = "cms/pictures/cuts.html"
    form, title = "", ""

    def _render(self, template_name: str, context: Any, renderer: Any = None) -> SafeString:
        """By the site's own templates: the form renderer knows only Django's."""
        return render_to_string(template_name, context)

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        from cms.pictures.addresses import quiet  # noqa: PLC0415 -- addresses need the apps

        option = super().create_option(name, value, *args, **options)
        return {**option, "picture": quiet(self.form, self.title, int(value))}


class CutPanel(FieldPanel):
    """Shown where the page has no picture of its own."""

    def __init__(self, field_name: str = "cut", **options: Any) -> None:
        options.setdefault("widget", Cuts)
        options.setdefault("heading", _("Cut it again"))
        super().__init__(field_name, **options)

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            if self.bound_field is not None:
                from cms.pictures.of_page import form_of, title_of  # noqa: PLC0415 -- as above

                widget = self.bound_field.field.widget
                widget.form, widget.title = form_of(self.instance), title_of(self.instance)

        def is_shown(self) -> bool:
            has_own = getattr(self.instance, "picture_id", None)
            return bool(self.instance.pk) and not has_own and super().is_shown()
