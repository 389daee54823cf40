"""The organisation, its words and its places."""

from project.demo.reader.shapes import (
    COUNT,
    EMAIL,
    TEXT,
    Key,
    OneOf,
    Pattern,
    Ref,
    Text,
)
from project.demo.reader.tables import Many, Table

COLOUR = Pattern(r"#[0-9A-Fa-f]{6}", "a colour as #1F2A37")
LINES = Many(TEXT, least=1)

META = Table(
    {
        "version": COUNT,
        "licence": OneOf("CC0-1.0"),
        "locale": OneOf("en-GB"),
        "timezone": OneOf("Europe/London"),
        "currency": OneOf("GBP"),
    }
)

ORGANISATION = Table(
    {
        "key": Key("organisation"),
        "name": TEXT,
        "short_name": TEXT,
        "strapline": TEXT,
        "strapline_cy?": TEXT,
        "town": TEXT,
        "legal_form": TEXT,
        "charity_number": TEXT,
        "hmrc_charity_reference": TEXT,
        "email": EMAIL,
        "phone": TEXT,
        "text_phone?": TEXT,
        "address": LINES,
        "colours": Table(dict.fromkeys(("ink", "flame", "wax", "tide", "dusk"), COLOUR)),
        "about": TEXT,
        "promise": LINES,
    }
)

VOCABULARIES = Table(
    {
        "art_forms": Many(Table({"key": Key("art_form"), "name": TEXT})),
        "place_kinds": Many(Table({"key": Key("place_kind"), "name": TEXT})),
        "access_features": Many(
            Table({"key": Key("access_feature"), "name": TEXT, "icon": Text()})
        ),
        "outcomes": Many(Table({"key": Key("outcome"), "name": TEXT, "prompt": TEXT})),
    }
)

ROOM = Table(
    {
        "key": Key("room"),
        "name": TEXT,
        "capacity": COUNT,
        "good_for?": TEXT,
        "access": Many(Ref("access_feature")),
    }
)

PLACE = Table(
    {
        "key": Key("place"),
        "name": TEXT,
        "kind": Ref("place_kind"),
        "address?": LINES,
        "getting_here?": TEXT,
        "parking?": TEXT,
        "joining?": TEXT,
        "rooms?": Many(ROOM),
    }
)
