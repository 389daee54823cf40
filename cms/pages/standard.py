"""Words in one calm column: access, safeguarding, schools, how Open places work."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.base import BasePage, body_field, intro_field, picture_field


class StandardPage(BasePage):
    intro = intro_field()
    body = body_field()
    picture = picture_field(_("picture"))

    template = "cms/pages/standard.html"
    followed = (*BasePage.followed, "picture")
    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("picture"),
    ]

    class Meta:
        verbose_name = _("page")
