"""The most that the law lets us ask of a role: a pure function of the answers and the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from safeguarding.law import book
from safeguarding.vetting.eligibility import sources
from safeguarding.vetting.eligibility.sources import Source
from safeguarding.vetting.models import Jurisdiction, Level, Workforce

YES = "yes"


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Advice:
    """`allowed`: the most that may be asked for; `regulated`: with barred lists."""

    jurisdiction: str
    allowed: str
    workforce: str
    regulated: bool
    reasons: tuple[Reason, ...]

    @property
    def rationale(self) -> str:
        """The reasons as they stay on file with the role."""
        return " ".join(f"{each.text} ({each.source.name})." for each in self.reasons)


def advise(answers: Mapping[str, str], *, day: date) -> Advice:
    """As the law stands on `day`. Unanswered is no: it never lifts the level."""
    where = answers.get("where", Jurisdiction.ENGLAND_WALES)
    children = _children(answers, where, day)
    adults = _adults(answers, where)
    reasons = tuple(each for each in (children, adults) if each is not None)
    if reasons:
        return Advice(
            where,
            _regulated_level(where, children is not None, adults is not None),
            _workforce(children is not None, adults is not None),
            True,
            reasons,
        )
    return _less(answers, where)


def _children(answers: Mapping[str, str], where: str, day: date) -> Reason | None:
    """Why it is regulated activity with children; None: it is not."""
    if answers.get("whom") not in {"children", "both"}:
        return None
    source = _law(where, sources.SVGA_CHILDREN)
    if answers.get("personal_care") == YES:
        return Reason(_("It gives children personal care, and once is enough"), source)
    if answers.get("in_school") == YES:
        return Reason(_("It is weekly work for one school, nursery or children's home"), source)
    if answers.get("manages") == YES:
        return Reason(_("It manages people who are in regulated activity"), source)
    if answers.get("children") != "teaches":
        return None
    if answers.get("overnight") == YES:
        return _often(
            _("It is with children between two and six in the morning"), answers, where, day
        )
    if answers.get("how_often") == "weekly":
        return _often(_("It teaches or looks after children every week"), answers, where, day)
    if answers.get("how_often") == "often":
        return _often(
            _("It teaches or looks after children on more than three days in thirty"),
            answers,
            where,
            day,
        )
    return None


def _often(text: str, answers: Mapping[str, str], where: str, day: date) -> Reason | None:
    """Often enough; unless somebody beside them made it exempt on that day."""
    source = _law(where, sources.SVGA_CHILDREN)
    if answers.get("supervised") != YES:
        return Reason(text, source)
    if where == Jurisdiction.SCOTLAND:
        return Reason(text, source)
    rule = book.in_force("regulated_activity_children", day=day, where=where)
    if rule is None or rule.parameters["supervised_exempt"]:
        return None
    return Reason(
        _("%(what)s, and since %(day)s somebody beside them makes no difference")
        % {"what": text, "day": f"{rule.begins:%-d %B %Y}" if rule.begins else ""},
        Source(rule.source, rule.address),
    )


def _adults(answers: Mapping[str, str], where: str) -> Reason | None:
    if answers.get("whom") in {"adults", "at_risk", "both"} and answers.get("care") == YES:
        return Reason(
            _("It gives adults care, or handles their money or affairs, and once is enough"),
            _law(where, sources.SVGA_ADULTS),
        )
    return None


def _less(answers: Mapping[str, str], where: str) -> Advice:
    """Not regulated activity: never with a barred list."""
    teaches = answers.get("children") == "teaches"
    often = answers.get("how_often") in {"weekly", "often"} or answers.get("overnight") == YES
    helps = answers.get("whom") in {"at_risk", "both"} and answers.get("adults_often") == YES
    if where == Jurisdiction.SCOTLAND:
        return _basic(answers, where)
    if teaches and often:
        reason = Reason(
            _("It works with children often, beside somebody who answers for them"),
            sources.POLICE_ACT_CHILDREN,
        )
        return Advice(where, Level.ENHANCED_CHILD, _workforce(True, helps), False, (reason,))
    if helps:
        reason = Reason(
            _("It often teaches or helps adults who receive health or social care"),
            sources.POLICE_ACT_ADULTS,
        )
        return Advice(where, Level.ENHANCED_ADULT, Workforce.ADULT, False, (reason,))
    return _basic(answers, where)


def _basic(answers: Mapping[str, str], where: str) -> Advice:
    if answers.get("whom", "nobody") == "nobody":
        text = _("It works with nobody of the public. A basic check is the most; ask why at all")
    elif answers.get("whom") == "adults":
        text = _("Work with adults is not regulated activity by itself")
    else:
        text = _("It is too seldom, or too far from them, for more than a basic check")
    return Advice(where, Level.BASIC, Workforce.OTHER, False, (Reason(text, sources.BASIC),))


def _regulated_level(where: str, children: bool, adults: bool) -> str:
    if where == Jurisdiction.SCOTLAND:
        return {
            (True, True): Level.PVG_BOTH,
            (True, False): Level.PVG_CHILDREN,
            (False, True): Level.PVG_ADULTS,
        }[children, adults]
    return {
        (True, True): Level.ENHANCED_BOTH_BARRED,
        (True, False): Level.ENHANCED_CHILD_BARRED,
        (False, True): Level.ENHANCED_ADULT_BARRED,
    }[children, adults]


def _workforce(children: bool, adults: bool) -> str:
    if children and adults:
        return Workforce.CHILD_AND_ADULT
    return Workforce.CHILD if children else Workforce.ADULT


def _law(where: str, otherwise: Source) -> Source:
    if where == Jurisdiction.SCOTLAND:
        return sources.PVG
    return sources.NI_ORDER if where == Jurisdiction.NORTHERN_IRELAND else otherwise
