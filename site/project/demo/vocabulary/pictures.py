"""The vocabulary of `pictures/index.yaml`."""

from project.demo.reader.shapes import COUNT, TEXT, Key, OneOf, Pattern, Text
from project.demo.reader.tables import ByKey, Many, Table
from project.demo.vocabulary.house import COLOUR, LINES

SIGN = Pattern(r"[a-z]", "one letter")
PAIR = Table({"day": COLOUR, "night": COLOUR})
PICTURE = Table(
    {
        "key": Key("picture"),
        "file": Pattern(r"[a-z0-9-]+\.svg", "a file name in small letters, ending in .svg"),
        "kind": OneOf("activity", "page", "campaign", "certificate", "mark"),
        "alt": TEXT,
        "alt_cy?": TEXT,
        "size": Many(COUNT, least=2),
        "palette": TEXT,
        "roles": Many(SIGN),
        "licence": OneOf("CC0-1.0"),
    }
)
PICTURES = Table(
    {
        "licence": OneOf("CC0-1.0"),
        "about": TEXT,
        "notes": LINES,
        "roles": ByKey(SIGN, TEXT),
        "palettes": ByKey(Text(), ByKey(SIGN, PAIR)),
        "pictures": Many(PICTURE, least=1),
    }
)
