"""The house's people as an editor writes them, and only who has agreed to be named."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamBlock, StructBlock, StructValue
from wagtail.blocks.field_block import BooleanBlock, CharBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.pages.base import BasePage, body_field, intro_field
from cms.pictures.showing import shown
from kernel.people.models import Person


class PersonBlock(StructBlock):
    """Somebody with a name. No fact of safeguarding is here or can be reached from here."""

    # Block has a name too; what is declared here is taken away from the class at once.
    name = CharBlock(  # type: ignore[assignment]  # see above
        label=_("name"),
        max_length=120,
        help_text=_("As it stands in the team list: then activities they lead show these words."),
    )
    role = CharBlock(label=_("what they do here"), max_length=120, required=False)
    words = TextBlock(label=_("a few sentences"), max_length=600, required=False)
    picture = ImageChooserBlock(
        label=_("picture"),
        required=False,
        help_text=_("Without one there is a lantern with their initial."),
    )
    agreed = BooleanBlock(label=_("They have agreed to be named and described here"))

    class Meta:
        icon = "user"
        label = _("Person")
        description = _("A name, what they do, a few sentences. Ask them first.")
        template = "cms/blocks/person.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = {
            "name": "Dee Okonjo",
            "role": "Theatre maker and storyteller",
            "words": "Dee once toured a show in the back of a bread van.",
            "picture": None,
            "agreed": True,
        }

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "person": card(value)}


class PeopleBlock(StreamBlock):
    person = PersonBlock()

    class Meta:
        required = False


class PeoplePage(BasePage):
    intro = intro_field()
    body = body_field()
    people = StreamField(PeopleBlock(), verbose_name=_("people"), blank=True)

    template = "cms/pages/people.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("people"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "cards": named(self)}


def named(page: PeoplePage) -> list[dict[str, Any]]:
    """Those who agreed, in the editor's order: for components/person_card.html."""
    return [card(block.value) for block in page.people if block.value["agreed"]]


def card(value: StructValue) -> dict[str, Any]:
    return {
        "name": value["name"],
        "initial": Person(name=value["name"]).first_name[:1],
        "role": value["role"],
        "words": value["words"],
        "picture": shown(value["picture"]),
    }
