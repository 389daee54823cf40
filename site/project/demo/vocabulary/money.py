"""Funders, campaigns, donors and gifts."""

from project.demo.reader.shapes import (
    COUNT,
    DAY,
    EMAIL,
    FLAG,
    PENCE,
    TEXT,
    Key,
    OneOf,
    Ref,
    Whole,
)
from project.demo.reader.tables import Fields, Many, OrNull, Sorts, Table
from project.demo.vocabulary.house import LINES

TARGET: Fields = {"label": TEXT}
TARGETS = Sorts(
    "measure",
    {
        **{
            measure: Table({"measure": TEXT, **TARGET, "target": COUNT})
            for measure in (
                "people",
                "contact_hours",
                "sessions",
                "core_participants",
                "arts_award",
            )
        },
        "priority_share": Table({"measure": TEXT, **TARGET, "target_percent": Whole(1, 100)}),
        "outcome": Table(
            {
                "measure": TEXT,
                "outcome": Ref("outcome"),
                "group?": OneOf("musical", "personal", "social"),
                **TARGET,
                "target_percent": Whole(1, 100),
            }
        ),
    },
)

FUNDER = Table(
    {
        "key": Key("funder"),
        "name": TEXT,
        "kind": TEXT,
        "grant_title": TEXT,
        "award_pence": PENCE,
        "from": DAY,
        "to": DAY,
        "report_due": DAY,
        "restrictions": TEXT,
        "priority_postcodes?": LINES,
        "targets": Many(TARGETS),
        "questions": LINES,
        "budget": Many(Table({"line": TEXT, "pence": PENCE, "spent_pence": PENCE})),
    }
)

AMOUNTS = Many(Table({"pence": COUNT, "says": TEXT}))

CAMPAIGN = Table(
    {
        "key": Key("campaign"),
        "title": TEXT,
        "summary": TEXT,
        "target_pence": COUNT,
        "raised_offline_pence": PENCE,
        "starts": DAY,
        "ends": DAY,
        "match?": Table({"by": TEXT, "up_to_pence": COUNT, "from": DAY, "to": DAY, "ratio": COUNT}),
        "regular_giving": FLAG,
        "gift_aid": FLAG,
        "story": TEXT,
        "amounts": AMOUNTS,
        "monthly?": AMOUNTS,
        "thank_you": TEXT,
        "updates": Many(Table({"date": DAY, "title": TEXT, "body": TEXT})),
    }
)

DONOR = Table(
    {
        "key": Key("donor"),
        "name": TEXT,
        "email?": EMAIL,
        "postcode?": TEXT,
        "anonymous?": FLAG,
        "gift_aid": OrNull(
            Table({"declared": DAY, "address_line": TEXT, "scope": OneOf("past_present_future")})
        ),
        "marketing?": Table(
            {
                "basis": OneOf("consent", "charitable_soft_opt_in", "none"),
                "since?": DAY,
            }
        ),
    }
)

DONATION = Table(
    {
        "donor": Ref("donor"),
        "campaign": Ref("campaign"),
        "pence": COUNT,
        "date?": DAY,
        "frequency?": OneOf("monthly"),
        "first?": DAY,
        "status?": OneOf("active", "paused", "ended"),
        "method?": OneOf("cash", "cheque", "bank"),
        "message?": TEXT,
        "gift_aid": FLAG,
        "matched?": FLAG,
        "small_donations_scheme?": FLAG,
        "with_booking?": FLAG,
    }
)
