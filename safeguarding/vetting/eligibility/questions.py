"""What the helper asks about a role. Each asks one thing that the law makes a difference by."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from safeguarding.vetting.models import Jurisdiction

YES, NO = "yes", "no"
YES_NO = ((NO, _("No")), (YES, _("Yes")))


@dataclass(frozen=True, slots=True)
class Question:
    """`only_if`: the question and the answers to it that make this one matter."""

    key: str
    text: Any
    choices: tuple[tuple[str, Any], ...]
    help_text: Any = ""
    only_if: tuple[str, frozenset[str]] | None = None

    def matters(self, answers: dict[str, str]) -> bool:
        return self.only_if is None or answers.get(self.only_if[0]) in self.only_if[1]


CHILDREN = frozenset({"children", "both"})
ADULTS = frozenset({"at_risk", "both"})
DOES = frozenset({"teaches"})

QUESTIONS: tuple[Question, ...] = (
    Question("where", _("Where is the work done?"), tuple(Jurisdiction.choices)),
    Question(
        "whom",
        _("Whom does the role work with?"),
        (
            ("nobody", _("Nobody of the public, or only in passing")),
            ("adults", _("Adults")),
            ("at_risk", _("Adults who come because they receive health or social care")),
            ("children", _("People under 18")),
            ("both", _("People under 18, and adults who receive care")),
        ),
        _("Care homes, wards, day centres and prisons are places where adults receive care."),
    ),
    Question(
        "children",
        _(
            "With people under 18, does it teach, train, instruct, care for, supervise, advise or "
            "drive them?"
        ),
        (("no", _("No, it is only in the same room or building")), ("teaches", _("Yes"))),
        only_if=("whom", CHILDREN),
    ),
    Question(
        "how_often",
        _("How often does one person in the role do that?"),
        (
            ("rarely", _("Now and then: on three days at most in any thirty")),
            ("often", _("On more than three days in some thirty")),
            ("weekly", _("Every week")),
        ),
        _("Days in other places count as well."),
        only_if=("children", DOES),
    ),
    Question(
        "overnight",
        _("Is it ever between two and six in the morning?"),
        YES_NO,
        only_if=("children", DOES),
    ),
    Question(
        "supervised",
        _("Is somebody with the full check beside them, every minute?"),
        YES_NO,
        _(
            "A teacher or carer in the same room who can step in. Until September 2026 this made a "
            "difference in England and Wales."
        ),
        only_if=("children", DOES),
    ),
    Question(
        "personal_care",
        _("Does it wash, dress, feed or toilet children, or give them medicine?"),
        YES_NO,
        _("Once is enough for the law."),
        only_if=("whom", CHILDREN),
    ),
    Question(
        "in_school",
        _("Is it weekly work in one school, nursery or children's home, for that place itself?"),
        YES_NO,
        _("Not a visit that you organise; a job that belongs to the school."),
        only_if=("whom", CHILDREN),
    ),
    Question(
        "manages",
        _("Does it manage, day by day, people who do any of that regularly?"),
        YES_NO,
        only_if=("whom", CHILDREN),
    ),
    Question(
        "care",
        _(
            "With adults, does it give personal care, health care or social work, handle their "
            "money or affairs, or drive them to care?"
        ),
        YES_NO,
        _("An ordinary workshop is none of these, whoever comes."),
        only_if=("whom", frozenset({"adults", "at_risk", "both"})),
    ),
    Question(
        "adults_often",
        _("Does it teach, train, advise or help such adults weekly, or on four days in thirty?"),
        YES_NO,
        only_if=("whom", ADULTS),
    ),
)
BY_KEY = {question.key: question for question in QUESTIONS}


def read(given: dict[str, str]) -> dict[str, str]:
    """The answers that matter, of those that were given; others are dropped."""
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        answer = given.get(question.key, "")
        if question.matters(answers) and answer in dict(question.choices):
            answers[question.key] = answer
    return answers


def missing(answers: dict[str, str]) -> list[Question]:
    """What is still to be answered, in order."""
    return [each for each in QUESTIONS if each.matters(answers) and each.key not in answers]
