"""Staff and practitioners, with the facts of their checks."""

from kernel.people.roles import Role
from project.demo.reader.shapes import (
    COUNT,
    DAY,
    EMAIL,
    FLAG,
    PENCE,
    TEXT,
    Key,
    OneOf,
    Pattern,
    Ref,
)
from project.demo.reader.tables import Fields, Many, OrNull, Sorts, Table

# Facts about a certificate, whichever scheme it is of.
FACTS: Fields = {
    "workforce": OrNull(OneOf("child", "adult", "child_and_adult")),
    "issued?": DAY,
    "applied?": DAY,
    "seen_by": OrNull(Ref("person")),
    "seen_on?": DAY,
    "update_service?": FLAG,
    "status_checked?": DAY,
    "review_due?": DAY,
}
CHECK = Sorts(
    "scheme",
    {
        "dbs": Table(
            {
                "scheme": TEXT,
                "level": OneOf("basic", "standard", "enhanced_child", "enhanced_child_barred"),
                "number": OrNull(Pattern(r"\d{12}", "twelve figures in quotes")),
                **FACTS,
            }
        ),
        "pvg": Table(
            {
                "scheme": TEXT,
                "level": OneOf("pvg_children", "pvg_adults", "pvg_children_and_adults"),
                "number": OrNull(Pattern(r"\d{16}", "sixteen figures in quotes")),
                **FACTS,
            }
        ),
        "accessni": Table({"scheme": TEXT, "level": TEXT, "number": OrNull(TEXT), **FACTS}),
        "overseas": Table({"scheme": TEXT, "level": TEXT, "number": OrNull(TEXT), **FACTS}),
    },
)
TRAINING = Table({"name": TEXT, "completed": DAY, "expires?": DAY})
# On one day somebody of ours saw identity, right to work and self-declaration, and had the
# references; two unless said.
RECRUITED = Table({"by": Ref("person"), "on": DAY, "references?": COUNT})
LICENCE = Table({"authority": TEXT, "expires": DAY})

PERSON: Fields = {
    "name": TEXT,
    "pronouns": TEXT,
    "email": EMAIL,
    "phone?": TEXT,
    "checks?": Many(CHECK),
    "training?": Many(TRAINING),
    "chaperone_licence?": LICENCE,
    "safer_recruitment?": RECRUITED,
    "expect_record?": OneOf("red", "amber"),
    "expect_reason?": TEXT,
}

STAFF = Table(
    {
        "key": Key("staff", "person"),
        "job": TEXT,
        "roles": Many(OneOf(*(role for role in Role.values if role != Role.PRACTITIONER)), least=1),
        "agreement_signed?": DAY,
        "grant?": Table({"scope": OneOf("safeguarding"), "from": DAY, "to": DAY}),
        **PERSON,
    }
)

PRACTITIONER = Table(
    {
        "key": Key("practitioner", "person"),
        "practice": TEXT,
        "bio": TEXT,
        "rates": Table(dict.fromkeys(("half_day", "day", "session"), PENCE)),
        "volunteer?": FLAG,
        "contact_by?": OneOf("text", "phone", "email"),
        "insurance_expires": OrNull(DAY),
        "agreement_signed": OrNull(DAY),
        **PERSON,
    }
)

PARTNER = Table(
    {
        "key": Key("partner"),
        "kind": OneOf("school", "hospital", "prison", "care_home", "community", "local_authority"),
        "name": TEXT,
        "urn?": Pattern(r"\d{6}", "six figures in quotes"),
        "place?": Ref("place"),
        "contact": TEXT,
        "role": TEXT,
        "email": EMAIL,
        "finance_email?": EMAIL,
        "pupil_premium_percent?": PENCE,
    }
)
