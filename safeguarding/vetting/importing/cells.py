"""What somebody typed into a cell, as a fact; or the sentence that says why it is none."""

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

from safeguarding.vetting.models import Engagement, Level, Workforce

NOTHING = {"", "-", "–", "n/a", "na", "none", "not required", "not applicable", "no", "tbc", "x"}
YES = {"yes", "y", "true", "1", "✓", "✔"}
FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d %B %Y",
    "%d %b %Y",
    "%d %b %y",
    "%d-%b-%y",
    "%d-%b-%Y",
)
SERIAL = re.compile(r"[34]\d{4}(\.\d+)?")


class BadCell(ValueError):
    """The message says what is wrong and what to write."""


def day(text: str) -> date | None:
    """A day in British order. Empty and “n/a” are none."""
    if text.lower() in NOTHING:
        return None
    if text.lower() in YES:
        raise BadCell(_("It says yes, but not when. Write the day."))
    for form in FORMATS:
        try:
            found = datetime.strptime(text[:30], form).date()
        except ValueError:
            continue
        if not 1990 <= found.year <= 2100:
            raise BadCell(_("Check the year."))
        return found
    if SERIAL.fullmatch(text):
        raise BadCell(
            _("That is how a spreadsheet counts days. Format the column as a date, then save.")
        )
    raise BadCell(_("Write the day like this: 5/12/2026."))


def flag(text: str) -> bool:
    """Yes, or a day, is yes."""
    plain = text.lower()
    if plain in NOTHING:
        return False
    return plain in YES or day(text) is not None


def level(text: str) -> str:
    """The words of the certificate, of our own list, or of everyday speech."""
    plain = re.sub(r"[^a-z]+", " ", text.lower().replace("'", "").replace("’", "")).strip()
    for known in Level:
        own = re.sub(r"[^a-z]+", " ", str(known.label).lower().replace("'", "")).strip()
        if plain in {own, known.value.replace("_", " ")}:
            return known
    words = set(plain.split())
    if "enhanced" in words:
        return _enhanced(words)
    for word, found in (("basic", Level.BASIC), ("standard", Level.STANDARD)):
        if word in words:
            return found
    raise BadCell(_("Write basic, standard, enhanced, or enhanced with barred list."))


def _enhanced(words: set[str]) -> str:
    """Unless it says adults, it is children's: what the sheet of a learning team means."""
    children = bool(words & {"child", "children", "childrens"})
    adults = bool(words & {"adult", "adults"})
    if not words & {"barred", "list", "lists"}:
        return Level.ENHANCED_ADULT if adults and not children else Level.ENHANCED_CHILD
    if words & {"both"} or (children and adults):
        return Level.ENHANCED_BOTH_BARRED
    return Level.ENHANCED_ADULT_BARRED if adults else Level.ENHANCED_CHILD_BARRED


def workforce(text: str) -> str:
    plain = re.sub(r"[^a-z]+", " ", text.lower()).strip()
    if plain in NOTHING:
        return ""
    known: dict[str, str] = {
        "child": Workforce.CHILD,
        "children": Workforce.CHILD,
        "adult": Workforce.ADULT,
        "adults": Workforce.ADULT,
        "child and adult": Workforce.CHILD_AND_ADULT,
        "children and adults": Workforce.CHILD_AND_ADULT,
        "both": Workforce.CHILD_AND_ADULT,
        "other": Workforce.OTHER,
    }
    found = known.get(plain.replace(" workforce", ""))
    if found is None:
        raise BadCell(_("Write child, adult, child and adult, or other."))
    return found


def basis(text: str) -> str:
    """Volunteer, self-employed, paid; agencies and partners come with their letter."""
    plain = re.sub(r"[^a-z]+", " ", text.lower()).strip()
    known: dict[str, str] = {
        "volunteer": Engagement.Basis.VOLUNTEER,
        "self employed": Engagement.Basis.SELF_EMPLOYED,
        "freelance": Engagement.Basis.SELF_EMPLOYED,
        "freelancer": Engagement.Basis.SELF_EMPLOYED,
        "paid": Engagement.Basis.PAID,
        "employed": Engagement.Basis.PAID,
        "employee": Engagement.Basis.PAID,
        "staff": Engagement.Basis.PAID,
    }
    if plain not in known:
        raise BadCell(_("Write employed, self-employed or volunteer."))
    return known[plain]
