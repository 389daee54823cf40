"""The picture that stands for a page: its own, or the quiet one that is cut for it."""

from typing import Any

from bookings.catalogue import labels
from bookings.catalogue.vocabulary import vocabulary
from cms.pictures.addresses import quiet
from cms.pictures.quiet.families import family_of
from cms.pictures.quiet.sheet import HEIGHT, WIDTH
from cms.pictures.showing import Use, shown


def picture_of(
    page: Any, alt: str | None = None, use: Use = "whole", *, wide: bool = False
) -> dict[str, Any]:
    """As `components/picture.html` takes it; never nothing. `wide`: its wide picture before all."""
    own = shown(getattr(page, "wide_picture", None), alt, "whole") if wide else {}
    return own or shown(getattr(page, "picture", None), alt, use) or quiet_of(page)


def quiet_of(page: Any) -> dict[str, Any]:
    """What is cut from a form and a title says no more than the title, so it has no words."""
    return {
        "url": quiet(form_of(page), title_of(page), page.cut),
        "alt": "",
        "width": WIDTH,
        "height": HEIGHT,
        "sources": [],
    }


def form_of(page: Any) -> str:
    """By its first art form; where it has none, by what its title sounds like."""
    activity = getattr(page, "activity", None)
    for known in (page, activity):  # read with them; None where there is no art form at all
        if known is not None and hasattr(known, "art_form_keys"):
            keys = known.art_form_keys
            break
    else:
        forms = activity.art_forms.values_list("pk", flat=True) if activity else ()
        keys = ",".join(map(str, forms))
    words = [
        word
        for term in labels.terms(keys, vocabulary().art_forms)
        for word in (term.key, term.title_en)
    ]
    return family_of(*words, title_of(page))


def title_of(page: Any) -> str:
    """One activity has one picture, whatever its page is called in which language."""
    activity = getattr(page, "activity", None)
    return activity.title_en if activity is not None else page.title
