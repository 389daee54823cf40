"""Households, their bookings, pages and news, and the names to fill rooms with."""

from project.demo.reader.shapes import (
    COUNT,
    DAY,
    EMAIL,
    FLAG,
    PENCE,
    SLUG,
    TEXT,
    Key,
    OneOf,
    Ref,
    Whole,
)
from project.demo.reader.tables import ByKey, Fields, Many, OrNull, Sorts, Table
from project.demo.vocabulary.house import LINES

YES_NO = OneOf("yes", "no")

BOOKER = Table(
    {
        "key": Key("booker"),
        "name": TEXT,
        "email": OrNull(EMAIL),
        "phone": TEXT,
        "postcode": TEXT,
        "prefers?": OneOf("phone", "text", "email"),
    }
)
MEMBER = Table(
    {
        "key": Key("member"),
        "name": TEXT,
        "age": Table({"years": Whole(0, 120), "months": Whole(0, 11)}),
        "books_for_self?": FLAG,
        "health?": TEXT,
        "helps?": TEXT,
        "access?": Many(Ref("access_feature")),
        "languages?": LINES,
        "contact_by?": OneOf("text", "phone", "email"),
        "consents": ByKey(Ref("consent_kind"), YES_NO),
        "own_view?": TEXT,
        "restrictions?": Many(OneOf("never_photograph", "collect_by_list_only")),
    }
)
HOUSEHOLD = Table(
    {
        "key": Key("household"),
        "booker": BOOKER,
        "note?": TEXT,
        "marketing?": Table({"newsletter": OneOf("consent"), "given": DAY}),
        "access_rider?": Table(
            {
                "needs": Many(Ref("access_feature")),
                "says": TEXT,
                "share_with": OneOf("session_team"),
                "review": DAY,
            }
        ),
        "people": Many(MEMBER, least=1),
        "emergency_contacts": Many(Table({"name": TEXT, "relation": TEXT, "phone": TEXT}), least=1),
        "may_collect?": LINES,
    }
)

OF_EACH_STATUS: dict[str, Fields] = {
    "paid": {"paid_pence?": PENCE},
    "confirmed": {},
    "paid_at_door": {"taken_by": Ref("staff")},
    "waiting": {"position": COUNT},
}
MADE: Fields = {"activity": Ref("activity"), "made": DAY}
BOOKING = Sorts(
    "status",
    {
        status: Table(
            {
                "status": TEXT,
                **MADE,
                "who?": Ref("member"),
                "partner?": Ref("partner"),
                "ticket?": TEXT,
                "session?": COUNT,
                "pupils?": COUNT,
                "adults?": PENCE,
                "purchase_order?": TEXT,
                "needs?": TEXT,
                "referred_by?": Ref("partner"),
                **own,
            }
        )
        for status, own in OF_EACH_STATUS.items()
    },
)

PAGE = Table(
    {
        "slug": SLUG,
        "title": TEXT,
        "kind?": OneOf("standard", "visit", "access", "people", "season"),
        "intro": TEXT,
        "body": Many(TEXT),
        "picture?": SLUG,
        "gathers?": Many(Ref("activity"), least=1),
        "people?": Many(Ref("person"), least=1),  # each of them has agreed to be named
    }
)
NEWS = Table({"slug": SLUG, "title": TEXT, "date": DAY, "summary": TEXT, "body": LINES})

NAME_POOL = Table(
    {
        "first": LINES,
        "last": LINES,
        "postcode_sectors": Many(Table({"sector": TEXT, "weight": COUNT})),
    }
)
