"""Work roles of the demo: the file says which check somebody has, the law why one may ask for it.

Each role asks for the check that its people have; the notes in the file say why that is lawful.
"""

from typing import NamedTuple

from safeguarding.vetting.models import WorkRole

Level = WorkRole.Level


class Role(NamedTuple):
    key: str
    title: str
    activity: str
    rationale: str


ROLES: dict[str, Role] = {
    Level.ENHANCED_CHILD_BARRED: Role(
        "with-children",
        "Works with children who come without their own adult",
        "Teaches, trains or supervises under-18s every week, or is alone in charge of them.",
        "Regulated activity with children: teaching or supervising them weekly, or on more than "
        "three days in thirty (Safeguarding Vulnerable Groups Act 2006, Schedule 4).",
    ),
    Level.ENHANCED_CHILD: Role(
        "with-schools",
        "Works with children whose teacher or carer is there",
        "Leads sessions for children while their own adult stays in charge.",
        "Work with children that is not regulated activity, since the school or carer stays in "
        "charge: an enhanced check without the barred list (Police Act 1997, section 113B).",
    ),
    Level.STANDARD: Role(
        "by-standard-check",
        "Works where the law allows a standard check",
        "Work named in the Exceptions Order.",
        "Listed in the Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975.",
    ),
    Level.BASIC: Role(
        "with-adults",
        "Works with adults who are finding their feet",
        "Leads or hosts groups of adults.",
        "Not regulated activity with adults, so a basic check is the most we may ask for.",
    ),
    Level.NONE: Role(
        "adult-workshops",
        "Leads workshops for adults",
        "Leads workshops for adults only.",
        "",
    ),
}
