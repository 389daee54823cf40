"""Which scenes a form of art has, and which form a title sounds like."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cms.pictures.quiet.scenes import (
    dance,
    digital,
    film,
    heritage,
    light,
    making,
    music,
    said,
    shore,
    textiles,
    theatre,
    words,
)
from cms.pictures.quiet.sheet import Sheet

Scene = Callable[[Sheet, str, str], None]
Grounds = tuple[tuple[str, str], ...]  # what the sky and what the lower sheet may be


@dataclass(frozen=True, slots=True)
class Family:
    scenes: tuple[Scene, ...]
    grounds: Grounds


GENERAL = "shore"
FAMILIES: dict[str, Family] = {
    "theatre": Family(theatre.SCENES, theatre.GROUNDS),
    "dance": Family(dance.SCENES, dance.GROUNDS),
    "music": Family(music.SCENES, music.GROUNDS),
    "words": Family(words.SCENES, words.GROUNDS),
    "film": Family(film.SCENES, film.GROUNDS),
    "textiles": Family(textiles.SCENES, textiles.GROUNDS),
    "heritage": Family(heritage.SCENES, heritage.GROUNDS),
    "light": Family(light.SCENES, light.GROUNDS),
    "digital": Family(digital.SCENES, digital.GROUNDS),
    "making": Family(making.SCENES, making.GROUNDS),
    GENERAL: Family(shore.SCENES, shore.GROUNDS),
}
# A page that says one thing has one scene for it, always the same.
SAID: dict[str, Scene] = {scene.__name__: scene for scene in said.SCENES}

# Beginnings of words, English and Welsh, in the order in which they are asked.
SOUNDS: tuple[tuple[str, str], ...] = (
    ("light", "puppet|pyped|lantern|llusern|shadow|cysgod|lamp|firefl|illuminat|goleu"),
    ("film", "film|ffilm|animat|animeidd|camera|cinema|sinema|video|fideo|movie|stop.motion"),
    ("textiles", "textil|tecstil|sew|gwnïo|gwnio|knit|gwau|weav|gweh|stitch|pwyth|quilt|cwilt|felt|embroid|cloth"),
    ("digital", "digital|digidol|cod(e|ing)|codio|game|gêm|gem|pixel|picsel|robot|comput|cyfrif|3d|vr"),
    ("dance", "danc|dawns|ballet|bale|movement|symud|yoga|ioga|circus|syrcas|move|tap"),
    ("music", "music|cerdd|sing|canu|song|cân|choir|côr|corau|band|drum|drym|guitar|gitâr|ukulele|orchestr|samba|opera|beat|voice|llais|lleis|dj"),
    ("theatre", "theat|drama|act|actio|stage|llwyfan|improv|panto|comed|clown|play|script"),
    ("words", "word|gair|geiriau|writ|ysgrif|poe|barddon|cerddi|story|stori|straeon|book|llyfr|read|darllen|zine|page|letter"),
    ("heritage", "heritage|treftad|histor|hanes|museum|amgueddfa|archiv|archif|archaeo|roman|rhufein|castle|castell|saxon|viking|victorian|dig"),
    ("making", "art|celf|craft|crefft|mak|gwneud|paint|paent|draw|lluniad|sketch|braslun|print|clay|clai|pot|cerameg|ceramic|collage|sculpt|cerfl|wood|pren|jewel|visual|gweledol|photograph|ffotograff|mosaic"),
)  # fmt: skip


def family_of(*said: str) -> str:
    """The family that the first of these words sounds like: a form's key, its name, a title."""
    for words_said in said:
        lowered = words_said.casefold()
        for name, beginnings in SOUNDS:
            if re.search(rf"\b(?:{beginnings})", lowered):
                return name
    return GENERAL
