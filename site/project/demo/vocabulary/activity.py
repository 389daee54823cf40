"""What is offered: activities with sessions, tickets, team and what else they need."""

from bookings.catalogue.models import Activity
from bookings.planning.models import TeamAssignment
from project.demo.reader.shapes import (
    CLOCK_TIME,
    COUNT,
    DAY,
    EVERY,
    FLAG,
    PENCE,
    RATIO,
    START,
    TEXT,
    Key,
    Number,
    OneOf,
    Ref,
    Whole,
)
from project.demo.reader.tables import ByKey, Fields, Many, OrNull, Table
from project.demo.vocabulary.house import LINES
from project.demo.vocabulary.ticket import PASS, TICKET

AGE = Whole(0, 120)
STAGE = OneOf("KS1", "KS2", "KS3", "KS4", "KS5", "special")
LIGHT = OneOf("red", "amber")
OCCURRENCES = Many(COUNT)
TEAM = Many(Table({"who": Ref("person"), "role": OneOf(*TeamAssignment.Function.values)}), least=1)
REPEAT = Table({"every": EVERY, "count": COUNT, "minutes": COUNT, "skip?": OCCURRENCES})

SESSION = Table(
    {
        "plus": PENCE,
        "at": CLOCK_TIME,
        "minutes": COUNT,
        "title?": TEXT,
        "place?": Ref("place"),
        "room?": Ref("room"),
        "capacity?": COUNT,
        "team?": TEAM,
        "access?": Many(Ref("access_feature")),
        "tickets?": Many(TICKET),
        "performance?": FLAG,
        "hybrid?": FLAG,
        "online_capacity?": COUNT,
        "expect_gate?": LIGHT,
        "expect_reason?": TEXT,
    }
)

# When, where, for whom.
FRAME: Fields = {
    "key": Key("activity"),
    "title": TEXT,
    "title_cy?": TEXT,
    "subtitle": TEXT,
    "kind": OneOf(*Activity.Kind.values),
    "status": OneOf("published", "draft", "completed", "closed_list"),
    "listing?": OneOf("discreet"),
    "art_forms": Many(Ref("art_form"), least=1),
    "audience": OneOf("public", "school", "practitioners", "closed"),
    "partner?": Ref("partner"),
    "second_partner?": Ref("partner"),
    "age": Table(
        {
            "min": AGE,
            "max": OrNull(AGE),
            "with_adult": FLAG,
            "with_adult_under?": AGE,
            "label": TEXT,
        }
    ),
    "duty_of_care": OneOf(*Activity.DutyOfCare.values),
    "place": Ref("place"),
    "room?": Ref("room"),
    "starts": START,
    "repeat?": REPEAT,
    "sessions?": Many(SESSION, least=1),
    "languages?": LINES,
}

# How one gets in, and who is there.
BOOKING: Fields = {
    "book": OneOf(*Activity.Way.values),
    "capacity": COUNT,
    "capacity_unit?": OneOf("child", "family", "pupil"),
    "min_group?": COUNT,
    "waitlist?": FLAG,
    "fill?": Number(),
    "tickets?": Many(TICKET),
    "passes?": Many(PASS),
    "offers?": Many(
        Table({"key": OneOf("sibling"), "percent": Whole(1, 100), "when": OneOf("second_child")})
    ),
    "referrals?": FLAG,
    "bursary_per_session_pence?": PENCE,
    "team": TEAM,
    "ratio?": RATIO,
    "ratio_sign_off?": Table({"ratio": RATIO, "by": Ref("staff"), "date": DAY, "reason": TEXT}),
    "group_ratio?": ByKey(STAGE, RATIO),
    "volunteers?": Table({"needed": COUNT, "certificate": Ref("certificate_kind")}),
    "expected_at_once?": COUNT,
    "performance_licence?": Table(
        {
            "route": OneOf("licence", "four_day_rule", "body_of_persons_approval"),
            "authority": TEXT,
            "applied": DAY,
            "reference": TEXT,
        }
    ),
    "expect_gate?": LIGHT,
    "expect_sessions?": Table({"amber?": OCCURRENCES, "red?": OCCURRENCES}),
    "expect_reason?": TEXT,
    "expects?": Many(OneOf("room_clash", "practitioner_clash", "unchecked_practitioner")),
}

# What schools ask.
SCHOOL: Fields = {
    "key_stages?": Many(STAGE),
    "curriculum?": LINES,
    "invoice?": Table(
        {
            "terms_days": COUNT,
            "raised": OneOf("after_visit", "at_booking"),
            "allow_purchase_order": FLAG,
            "numbers_fixed_days_before?": COUNT,
        }
    ),
    "travel_bursary?": Table({"up_to_pence": PENCE, "rule": TEXT, "apply_days_before": COUNT}),
    "visit_pack?": Many(
        OneOf(
            "timetable",
            "risk_assessment",
            "access_guide",
            "visual_story",
            "insurance",
            "safeguarding_statement",
            "map_and_coach_bay",
            "lunch_and_toilets",
        )
    ),
}

# What follows from having been there.
AFTER: Fields = {
    "register?": OneOf("headcount_only", "pseudonymous", "first_names_only"),
    "headcounts?": Many(PENCE),
    "attendance?": Table(dict.fromkeys(("present", "late", "absent"), Number())),
    "consents": Many(Ref("consent_kind")),
    "consent_held_by?": OneOf("partner"),
    "photo_notice?": TEXT,
    "certificate?": OrNull(Ref("certificate_kind")),
    "certificates_issued?": DAY,
    "cpd_hours?": Number(0, 100),
    "learning_outcomes?": LINES,
    "arts_award?": Table(
        {
            "level": OneOf("Discover", "Explore", "Bronze", "Silver", "Gold"),
            "adviser": Ref("person"),
            "parts": LINES,
            "optional": FLAG,
            "enter_by": DAY,
        }
    ),
    "feedback": Ref("feedback_form"),
    "feedback_mean?": ByKey(Ref("outcome", besides=("safe",)), Number(1, 5)),
    "quotes?": Many(Table({"text": TEXT, "by": TEXT})),
    "outcomes": Many(Ref("outcome")),
    "funder?": Ref("funder"),
    "campaign?": Ref("campaign"),
    "brief?": Ref("brief"),
}

# What the page says.
WORDS: Fields = {
    "access": Table({"features": Many(Ref("access_feature")), "note": TEXT}),
    "bring?": TEXT,
    "weather?": TEXT,
    "content_notes?": LINES,
    "summary": TEXT,
    "summary_cy?": TEXT,
    "body": LINES,
    "image": Table({"idea": TEXT, "things": LINES, "alt": TEXT}),
}

ACTIVITY = Table({**FRAME, **BOOKING, **SCHOOL, **AFTER, **WORDS})
