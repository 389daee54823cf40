"""Briefs, risk assessments, consents, certificates, forms: how the work is planned and judged."""

from project.demo.reader.shapes import (
    COUNT,
    DAY,
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

BRIEF = Table(
    {
        "key": Key("brief"),
        "title": TEXT,
        "kind": OneOf("internal", "external"),
        "commissioned_by": Ref("partner", "staff"),
        "owner": Ref("staff"),
        "agreed": DAY,
        "outline": TEXT,
        "must_have": LINES,
        "audience": TEXT,
        "budget_pence": PENCE,
        "deadline": DAY,
        "milestones": Many(Table({"what": TEXT, "due": DAY, "done": FLAG})),
        "budget?": Many(
            Table(
                {
                    "line": TEXT,
                    "planned_pence": PENCE,
                    "committed_pence": PENCE,
                    "spent_pence": PENCE,
                }
            )
        ),
    }
)

CONSENT_KIND = Table(
    {
        "key": Key("consent_kind"),
        "title": TEXT,
        "nature": OneOf("consent", "permission", "information", "preference"),
        "given_by": OneOf(
            "parent", "parent_or_self", "parent_under_13_else_both", "child", "self_adult"
        ),
        "applies_to?": OneOf("under_18"),
        "min_age?": COUNT,
        "expires_months?": COUNT,
        "version": COUNT,
        "special_category?": FLAG,
        "marketing_basis?": Many(OneOf("consent", "charitable_soft_opt_in")),
        "wording": TEXT,
        "on_withdrawal?": TEXT,
    }
)

CERTIFICATE_KIND = Table(
    {
        "key": Key("certificate_kind"),
        "title": TEXT,
        "for?": TEXT,
        "rule": Table(
            {
                "min_sessions?": COUNT,
                "min_attendance_percent?": Whole(1, 100),
                "needs_sign_off?": FLAG,
            }
        ),
        "valid_months?": COUNT,
        "signed_by": Ref("staff", besides=("practitioner",)),
        "note?": TEXT,
        "wording": TEXT,
        "badge": FLAG,
    }
)

ASKED: Fields = {"key": TEXT, "type": TEXT, "text": TEXT}
FEEDBACK_QUESTION = Sorts(
    "type",
    {
        "faces5_positive": Table({**ASKED, "labels": LINES}),
        "again": Table({**ASKED, "labels": LINES}),
        "drawing_or_photo": Table(ASKED),
        "agree5": Table(
            {**ASKED, "outcome?": Ref("outcome"), "alert_dsl_when?": Many(Whole(1, 5))}
        ),
        "text": Table(ASKED),
        "yesno": Table(ASKED),
    },
)
FEEDBACK_FORM = Table(
    {
        "key": Key("feedback_form"),
        "title": TEXT,
        "for": TEXT,
        "read_aloud?": FLAG,
        "questions": Many(FEEDBACK_QUESTION, least=1),
    }
)

OWNED: Fields = {"key": Key("monitoring_question"), "type": TEXT}
WHEN_ASKED: Fields = {
    "text": TEXT,
    "ask_when?": OneOf("age_11_to_25", "age_8_to_25", "age_5_to_18"),
    "allow_self_describe?": FLAG,
    "prefer_not?": FLAG,
}
MONITORING_QUESTION = Sorts(
    "type",
    {
        "derived": Table({**OWNED, "from": OneOf("date_of_birth", "postcode"), "bands?": LINES}),
        "choice": Table(
            {
                **OWNED,
                **WHEN_ASKED,
                "options?": LINES,
                "options_from?": OneOf("organisation_setting"),
            }
        ),
        "yesno": Table({**OWNED, **WHEN_ASKED}),
    },
)

RISK = OneOf("low", "medium", "high")
RISK_ASSESSMENT = Table(
    {
        "key": Key("risk_assessment"),
        "title": TEXT,
        "activity": OrNull(Ref("activity")),
        "covers?": Many(Ref("place_kind")),
        "author": Ref("person"),
        "version": COUNT,
        "review": DAY,
        "share_with_schools?": FLAG,
        "hazards": Many(
            Table(
                {
                    "hazard": TEXT,
                    "who": TEXT,
                    "before": RISK,
                    "controls": LINES,
                    "after": RISK,
                    "owner": Ref("person"),
                }
            ),
            least=1,
        ),
    }
)

SAFEGUARDING_EXAMPLE = Table(
    {
        "ref": Key("safeguarding_example"),
        "kind": OneOf("late_collection", "wellbeing_worry", "accident", "disclosure", "low_level"),
        "activity": Ref("activity"),
        "raised_by": Ref("person"),
        "date": DAY,
        "level": RISK,
        "summary": TEXT,
        "actions": LINES,
        "status": OneOf("open", "closed"),
        "review?": DAY,
    }
)
