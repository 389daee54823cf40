"""The words on a certificate, made once when it is issued and kept as they were printed."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, translation
from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.words import word
from bookings.certificates.models import Design
from kernel import clock

NAME = "{participant}"
BLANK = re.compile(r"\{(\w+)\}(?: (hours|sessions)\b)?")
ONE = {"1", "¼", "½", "¾"}
QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


class CannotPrint(Exception):
    """The design asks for what no register knows; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Attended:
    """What somebody did, and who led it: the facts that a wording may ask for."""

    activity: Activity
    came_to: Sequence[Session]
    sessions: int
    leads: Sequence[str]

    @property
    def minutes(self) -> int:
        return sum(
            (session.ends_at - session.starts_at) // timedelta(minutes=1)
            for session in self.came_to
        )

    @property
    def first_date(self) -> date:
        return min(clock.london_date(session.starts_at) for session in self.came_to)

    @property
    def last_date(self) -> date:
        return max(clock.london_date(session.starts_at) for session in self.came_to)


def facts(design: Design, *, name: str, attended: Attended, house: str, language: str) -> dict:
    """Everything a certificate says, ready to be kept. Raises CannotPrint."""
    with translation.override(language):
        blanks = {"participant": name, **_blanks(design, attended, language)}
        before, after = _split(word(design, "wording", language), blanks)
    expires = _expires(design, attended.last_date)
    signed, _comma, part = (design.signed_by or ", ".join(attended.leads)).partition(", ")
    return {
        "name": name,
        "title": word(design, "title", language),
        "before": before,
        "after": after,
        "activity": blanks["activity"],
        "attended": len(attended.came_to),
        "sessions": attended.sessions,
        "minutes": attended.minutes,
        "hours": blanks["hours"],
        "first_date": attended.first_date.isoformat(),
        "last_date": attended.last_date.isoformat(),
        "expires": expires.isoformat() if expires else "",
        "signed_name": signed,
        "signed_role": part,
        "house": house,
    }


def check(design: Design) -> None:
    """Raise CannotPrint where the wording asks for something that we do not hold."""
    for wording in (design.wording_en, design.wording_cy):
        asked = {blank[1] for blank in BLANK.finditer(wording)}
        missing = asked - KNOWN - ({"expires"} if design.valid_months else set())
        if missing:
            raise CannotPrint(
                _("The wording of %(design)s asks for %(missing)s, which no register holds.")
                % {"design": design.title_en, "missing": ", ".join(sorted(missing))}
            )


KNOWN = {
    "participant", "activity", "first_date", "last_date",
    "attended", "sessions", "hours", "practitioner",
}  # fmt: skip


def spoken_date(day: date) -> str:
    """`21 August 2026`, in the present language."""
    return formats.date_format(day, "j F Y")


def spoken_hours(minutes: int) -> str:
    """`27½`: to the nearest quarter, never less than one of them."""
    quarters = max(1, round(minutes / 15))
    hours, rest = divmod(quarters, 4)
    return f"{hours or ''}{QUARTERS[rest * 15]}"


def _blanks(design: Design, attended: Attended, language: str) -> dict[str, str]:
    expires = _expires(design, attended.last_date)
    return {
        "activity": word(attended.activity, "title", language),
        "first_date": spoken_date(attended.first_date),
        "last_date": spoken_date(attended.last_date),
        "attended": str(len(attended.came_to)),
        "sessions": str(attended.sessions),
        "hours": spoken_hours(attended.minutes),
        "practitioner": _(" and ").join(attended.leads) or _("our team"),
        "expires": spoken_date(expires) if expires else "",
    }


def _split(wording: str, blanks: dict[str, str]) -> tuple[str, str]:
    """What stands before the name and after it, filled in. Never `str.format` on typed words."""

    def fill(blank: re.Match[str]) -> str:
        value, unit = blanks[blank[1]], blank[2]
        if not unit:
            return value
        # A wording is written for many; one session and one hour are said as one.
        return f"{value}\N{NO-BREAK SPACE}{unit[:-1] if value in ONE else unit}"

    before, name, after = wording.partition(NAME)
    if not name:
        before, after = "", wording
    return BLANK.sub(fill, before).strip(), BLANK.sub(fill, after).strip()


def _expires(design: Design, last: date) -> date | None:
    if not design.valid_months:
        return None
    years, month = divmod(last.month - 1 + design.valid_months, 12)
    year, month = last.year + years, month + 1
    return date(year, month, min(last.day, monthrange(year, month)[1]))
