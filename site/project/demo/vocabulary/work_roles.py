"""Work roles of the demo: the file says which check somebody has, the law why one may ask for it.

Each role asks for the check that its people have; the notes in the file say why that is lawful.
"""

from collections.abc import Mapping
from typing import NamedTuple

from safeguarding.vetting.models import Jurisdiction, WorkRole

Level = WorkRole.Level
EVERYBODY: Mapping[str, bool | int] = {
    "needs_identity": True,
    "needs_right_to_work": True,
    "needs_self_declaration": True,
    "needs_insurance": True,
    "needs_agreement": True,
    "references_needed": 2,
}
IN_THE_HOUSE: Mapping[str, bool | int] = {**EVERYBODY, "needs_self_declaration": False}


class Role(NamedTuple):
    key: str
    title: str
    activity: str
    rationale: str
    needs: Mapping[str, bool | int]
    training_level: int
    jurisdiction: str = Jurisdiction.ENGLAND_WALES


ROLES: dict[str, Role] = {
    Level.ENHANCED_CHILD_BARRED: Role(
        "with-children",
        "Works with children who come without their own adult",
        "Teaches, trains or supervises under-18s every week, or is alone in charge of them.",
        "Regulated activity with children: teaching or supervising them weekly, or on more than "
        "three days in thirty (Safeguarding Vulnerable Groups Act 2006, Schedule 4).",
        EVERYBODY,
        2,
    ),
    Level.ENHANCED_CHILD: Role(
        "with-schools",
        "Works with children whose teacher or carer is there",
        "Leads sessions for children while their own adult stays in charge.",
        "Work with children that is not regulated activity, since the school or carer stays in "
        "charge: an enhanced check without the barred list (Police Act 1997, section 113B).",
        EVERYBODY,
        2,
    ),
    Level.STANDARD: Role(
        "by-standard-check",
        "Works where the law allows a standard check",
        "Work named in the Exceptions Order.",
        "Listed in the Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975.",
        EVERYBODY,
        1,
    ),
    Level.BASIC: Role(
        "with-adults",
        "Works with adults who are finding their feet",
        "Leads or hosts groups of adults.",
        "Not regulated activity with adults, so a basic check is the most we may ask for.",
        IN_THE_HOUSE,
        1,
    ),
    Level.NONE: Role(
        "adult-workshops",
        "Leads workshops for adults",
        "Leads workshops for adults only.",
        "",
        IN_THE_HOUSE,
        1,
    ),
    Level.PVG_BOTH: Role(
        "in-scotland",
        "Works with children and adults in Scotland",
        "Interprets for theatre and choirs on both sides of the border.",
        "A regulated role with children and protected adults, for which membership of the PVG "
        "scheme is the law (Disclosure (Scotland) Act 2020).",
        IN_THE_HOUSE,
        1,
        Jurisdiction.SCOTLAND,
    ),
}
CHAPERONE = Role(
    "chaperone",
    "Looks after children who perform",
    "Is a licensed chaperone before, during and after a performance.",
    ROLES[Level.ENHANCED_CHILD_BARRED].rationale,
    {**EVERYBODY, "needs_chaperone_licence": True},
    2,
)
# The words of a training's name that say what it is about, and what the topic is called.
TOPICS = {
    "safeguarding": ("safeguarding", "Safeguarding"),
    "first aid": ("first-aid", "First aid"),
    "custody": ("custody", "Working in custody"),
    "infection": ("infection-control", "Infection control on the ward"),
    "trauma": ("trauma", "Trauma-informed practice"),
    "dementia": ("dementia", "Dementia-friendly practice"),
    "arts award": ("arts-award", "Arts Award adviser"),
}
REFRESHED_AFTER = 36  # months
