"""The press's part: facts in, a PNG out."""

from django.core.files.storage import Storage
from wagtail.images.models import get_rendition_storage

from cms.pictures.models import Print
from cms.pictures.prints.facts import Facts
from cms.pictures.quiet.colours import roles
from cms.pictures.quiet.compose import compose
from kernel.documents import press
from kernel.organisation.house import house

SIZES = {Print.Kind.CARD: (1200, 630), Print.Kind.STRIP: (1200, 600)}
TEMPLATES = {Print.Kind.CARD: "cms/pictures/card.html", Print.Kind.STRIP: "cms/pictures/strip.html"}
TYPES = {"svg": "image/svg+xml", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
MOST_LETTERS = 120
SMALLER = ((8, "vast"), (16, "huge"), (30, "large"), (52, "middling"), (84, "small"))


def printed(kind: Print.Kind, facts: Facts) -> bytes:
    """A tenth of a second to half of one: never in a public request, never in a transaction."""
    content, mimetype = picture(facts)
    title = _short(press.legible(facts.title))
    context = {
        "facts": facts,
        "title": title,
        "when": press.legible(facts.when),
        "where": press.legible(facts.where),
        "size": next((name for most, name in SMALLER if len(title) <= most), "smallest"),
        "picture": press.hand_over(content, mimetype),
    }
    return press.picture(TEMPLATES[kind], context, size=SIZES[kind], language=facts.language)


def picture(facts: Facts) -> tuple[bytes, str]:
    """The picture alone, by day: bytes and their type."""
    if facts.picture:
        storage: Storage = get_rendition_storage()
        try:
            with storage.open(facts.picture) as kept:
                return kept.read(), TYPES.get(facts.picture.rpartition(".")[2], "image/jpeg")
        except OSError:
            pass  # taken away a moment ago: the quiet one stands in
    drawn = compose(facts.form, facts.seed, roles(house()), light="day")
    return drawn.encode(), "image/svg+xml"


def _short(title: str) -> str:
    if len(title) <= MOST_LETTERS:
        return title
    return title[:MOST_LETTERS].rsplit(" ", 1)[0][:MOST_LETTERS].rstrip(" ,.:;") + "…"
