"""Which pages the top and the foot of every page lead to."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StructBlock
from wagtail.blocks.field_block import CharBlock, PageChooserBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField


class LinkBlock(StructBlock):
    """A page of ours, under its own title or a shorter one, in either language."""

    page = PageChooserBlock(label=_("page"))
    words = CharBlock(label=_("words, if not its title"), max_length=40, required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A page in the menu. The Welsh menu shows its Welsh page by its title.")
        preview_template = "cms/blocks/preview.html"
        preview_value = {"page": None, "words": "What’s on"}


@register_setting(icon="list-ul", order=100)
class Navigation(BaseSiteSetting):
    main = StreamField([("link", LinkBlock())], verbose_name=_("at the top"), blank=True)
    footer = StreamField([("link", LinkBlock())], verbose_name=_("at the foot"), blank=True)

    panels = [FieldPanel("main"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("navigation")
