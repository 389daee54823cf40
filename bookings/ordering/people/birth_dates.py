"""A date of birth as people type it: 31/3/2016, 31 3 2016, 31 March 2016, 2016-03-31."""

import re
from datetime import date

from django.utils.translation import gettext as _

OLDEST = 120
SHOWN = 40  # nobody needs to read ten thousand letters back
MONTHS = (
    ("jan", "ion"), ("feb", "chwef"), ("mar", "maw"), ("apr", "ebr"), ("may", "mai"),
    ("jun", "meh"), ("jul", "gorff"), ("aug", "awst"), ("sep", "medi"), ("oct", "hyd"),
    ("nov", "tach"), ("dec", "rhag"),
)  # fmt: skip
FIGURES = re.compile(r"(\d{1,4})[\s/.,-]+(\d{1,2})[\s/.,-]+(\d{1,4})", re.ASCII)
TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s,.-]+([^\W\d]+)\.?[\s,.-]+(\d{1,4})")


class NotABirthday(ValueError):
    """That cannot be it; the message says why, and how to write it."""


def parse(typed: str, *, today: date) -> date:
    """Raises NotABirthday. The day comes first, as one writes it here."""
    day, month, year = _parts(typed.strip().lower())
    if year < 100:
        raise NotABirthday(_("Write the year of birth with four figures, like 31 3 2016."))
    if not 1 <= month <= 12:
        raise NotABirthday(
            _("There is no month %(month)d. Write the day first, then the month: 31 3 2016.")
            % {"month": month}
        )
    try:
        born = date(year, month, day)
    except ValueError:
        raise NotABirthday(
            _("There is no such day in that month. Check the date of birth.")
        ) from None
    if born > today:
        raise NotABirthday(_("That day is still to come. Check the year of birth."))
    if today.year - born.year > OLDEST:
        raise NotABirthday(
            _("That is more than %(years)d years ago. Check the year of birth.") % {"years": OLDEST}
        )
    return born


def _parts(typed: str) -> tuple[int, int, int]:
    if found := FIGURES.fullmatch(typed) or TOGETHER.fullmatch(typed):
        first, middle, last = (int(part) for part in found.groups())
        return (last, middle, first) if first > 31 else (first, middle, last)
    if found := IN_WORDS.fullmatch(typed):
        month = _month(found[2])
        if month and found[1].isascii() and found[3].isascii():
            return int(found[1]), month, int(found[3])
    raise NotABirthday(
        _("We cannot read that as a date. Write day, month and year, like 31 3 2016.")
    )


def _month(word: str) -> int:
    for number, beginnings in enumerate(MONTHS, start=1):
        if word.startswith(beginnings):
            return number
    return 0
