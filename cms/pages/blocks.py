"""What a page's body is made of: five parts, each shown in the picker as it will look."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock, StructBlock, StructValue
from wagtail.blocks.field_block import CharBlock, RichTextBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.pictures.showing import shown

# What a paragraph may hold. No raw HTML, no embeds, no headings out of order.
WORDS = ["bold", "italic", "link", "document-link", "ul", "ol"]
INTRO = ["bold", "italic", "link"]


class ParagraphBlock(RichTextBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(features=WORDS, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Words")
        description = _("A paragraph or a list. Keep it short: three sentences, then air.")
        template = "cms/blocks/paragraph.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = "<p>Every Saturday begins with something in a box. A rusty hinge.</p>"


class HeadingBlock(CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Says what the next paragraphs are about.")
        template = "cms/blocks/heading.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = "What to expect"


class QuoteBlock(StructBlock):
    words = TextBlock(label=_("words"), max_length=400)
    who = CharBlock(label=_("who said it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's own words. First names only, and ask before you quote.")
        template = "cms/blocks/quote.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = {
            "words": "I made a bird. It is the wrong bird. I love it.",
            "who": "Ada, 6",
        }


class PictureBlock(StructBlock):
    picture = ImageChooserBlock(label=_("picture"))
    caption = CharBlock(label=_("caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _(
            "A picture as wide as the words, with its alternative text from the library."
        )
        template = "cms/blocks/picture.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = {"picture": None, "caption": "Creatures drying on the windowsill"}

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "seen": shown(value["picture"])}


class NoteBlock(TextBlock):
    class Meta:
        icon = "info-circle"
        label = _("Note")
        description = _("One thing to know, set apart from the rest.")
        template = "cms/blocks/note.html"
        preview_template = "cms/blocks/preview.html"
        preview_value = "The viewing area by the slipway is roped off and lit low."


class BodyBlock(StreamBlock):
    """Every body of every page."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock(max_length=120)
    quote = QuoteBlock()
    picture = PictureBlock()
    note = NoteBlock(max_length=400)

    class Meta:
        required = False
