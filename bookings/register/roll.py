"""One session's register as the phone shows it: who is on it, and what is marked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Lower
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from bookings import enrolment
from bookings.catalogue.models import Session
from bookings.ordering.models import Place
from bookings.planning.models import TeamAssignment
from bookings.register import needs
from bookings.register.models import Attendance
from kernel import clock
from kernel.documents.templatetags.documents import printable

Mark = Attendance.Mark
# Order, icon and kind of the four buttons.
BUTTONS = (
    (Mark.PRESENT, "tick", "yes"),
    (Mark.LATE, "late", "late"),
    (Mark.ABSENT, "cross", "no"),
    (Mark.EXCUSED, "mail", "no"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the register. How they paid is nobody's business here."""

    place: Place
    day: date
    tags: Sequence[dict[str, str]] = ()  # that there is something to know; see `needs`

    @property
    def name(self) -> str:
        person = self.place.participant
        return printable(person.name) if person else ""

    @property
    def initial(self) -> str:
        person = self.place.participant
        known = printable(person.first_name) if person else ""
        return (known or self.name or "?")[0].upper()

    @property
    def age(self) -> int | None:
        """On the day of the session."""
        person = self.place.participant
        return person.age_on(self.day) if person else None

    @property
    def attendance(self) -> Attendance | None:
        found = getattr(self.place, "attendance", None)
        return found if found and found.mark != Mark.EXPECTED else None

    @property
    def at(self) -> str:
        """When it was marked, as one says it."""
        return clock.spoken_time(self.attendance.marked_at) if self.attendance else ""

    @property
    def buttons(self) -> list[dict[str, object]]:
        chosen = self.attendance.mark if self.attendance else ""
        return [
            {
                "value": mark,
                "label": mark.label,
                "icon": icon,
                "kind": kind,
                "chosen": mark == chosen,
            }
            for mark, icon, kind in BUTTONS
        ]


@dataclass(frozen=True, slots=True)
class Roll:
    lines: Sequence[Line]

    @property
    def in_the_room(self) -> int:
        return sum(1 for mark in self._marks() if mark in {Mark.PRESENT, Mark.LATE})

    @property
    def counted(self) -> dict[str, int]:
        """How many carry each mark; `expected` are those still to mark, `away` both kinds of it."""
        found = Counter(self._marks())
        away = found[Mark.ABSENT] + found[Mark.EXCUSED]
        return {**{mark.value: found[mark] for mark in Mark}, "away": away}

    def _marks(self) -> list[str]:
        return [line.attendance.mark if line.attendance else Mark.EXPECTED for line in self.lines]


def roll(session: Session, *, with_tags: bool = False) -> Roll:
    """Everybody on a session, by name: one query, and one more for the tags."""
    places = enrolment.places([session]).select_related("participant", "attendance")
    day = clock.london_date(session.starts_at)
    by_name = Lower("participant__name").asc(nulls_last=True)
    found = list(places.order_by(by_name, "pk"))
    known = needs.tags(found) if with_tags else {}
    return Roll([Line(place, day, known.get(place.participant_id or 0, ())) for place in found])


def team(session: Session) -> dict[str, str]:
    """First names of the team: who leads, and who is with them. One query."""
    rows = TeamAssignment.objects.filter(session=session).select_related("person")
    leads: dict[str, None] = {}
    others: dict[str, None] = {}
    for row in rows:
        own = leads if row.function == TeamAssignment.Function.LEAD else others
        own[printable(row.person.first_name)] = None
    return {
        "leads": get_text_list(list(leads), _("and")),
        "others": get_text_list([name for name in others if name not in leads], _("and")),
    }
