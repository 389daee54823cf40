"""The coming term as a picture: a column a week, a mark a session, told apart by shape."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from kernel import clock

WEEKS = 13
SIDE, GAP, ABREAST = 14, 4, 3  # units of the picture; marks side by side in a week
COLUMN = ABREAST * (SIDE + GAP) + 2 * GAP
FOOT = 52  # below the marks: day, month
LIGHTS = ("stopped", "soon", "clear")


@dataclass(frozen=True, slots=True)
class Mark:
    """One session where it stands in the picture."""

    session: Session
    light: str
    path: str
    says: str


@dataclass(frozen=True, slots=True)
class Week:
    """`x` is the middle of its column."""

    monday: date
    x: int
    marks: list[Mark]

    @property
    def day(self) -> str:
        return date_format(self.monday, "j")

    @property
    def month(self) -> str:
        return date_format(self.monday, "M")


@dataclass(frozen=True, slots=True)
class Term:
    weeks: list[Week]
    width: int
    height: int
    counts: dict[str, int]

    @property
    def floor(self) -> int:
        """Where the marks stand."""
        return self.height - FOOT

    @property
    def sentence(self) -> str:
        """What the picture says, in one sentence."""
        return _(
            "Of %(all)d sessions in the next %(weeks)d weeks %(stopped)d are stopped, "
            "%(soon)d need a look soon and %(clear)d are clear."
        ) % {**self.counts, "all": sum(self.counts.values()), "weeks": len(self.weeks)}


def ends(at: datetime) -> datetime:
    """The first moment after the term that is shown."""
    monday = _monday(clock.london_date(at)) + timedelta(weeks=WEEKS)
    return clock.from_london(monday, datetime.min.time())


def term(judged: Sequence[tuple[Session, str]], *, at: datetime) -> Term:
    """Of sessions with their light (stopped, soon, clear). Asks the database nothing."""
    first = _monday(clock.london_date(at))
    by_week: dict[date, list[tuple[Session, str]]] = defaultdict(list)
    for session, light in judged:
        by_week[_monday(clock.london_date(session.starts_at))].append((session, light))
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    rows = max([-(-len(by_week[monday]) // ABREAST) for monday in mondays] + [1])
    floor = rows * (SIDE + GAP) + GAP
    weeks = [
        Week(monday, n * COLUMN + COLUMN // 2, list(_marks(by_week[monday], n, floor)))
        for n, monday in enumerate(mondays)
    ]
    shown = [mark.light for week in weeks for mark in week.marks]
    return Term(
        weeks, WEEKS * COLUMN, floor + FOOT, {light: shown.count(light) for light in LIGHTS}
    )


def _marks(week: Iterable[tuple[Session, str]], column: int, floor: int) -> Iterable[Mark]:
    """From the floor up, in the order in which they happen."""
    for number, (session, light) in enumerate(week):
        row, place = divmod(number, ABREAST)
        x = column * COLUMN + GAP + place * (SIDE + GAP) + GAP // 2
        y = floor - (row + 1) * (SIDE + GAP)
        yield Mark(session, light, _path(light, x, y), _says(session, light))


def _path(light: str, x: int, y: int) -> str:
    """Square clear, triangle soon, octagon stopped: the house's three shapes."""
    if light == "clear":
        return f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z"
    if light == "soon":
        return f"M{x + SIDE // 2} {y}l{SIDE // 2} {SIDE}h-{SIDE}z"
    cut = 4
    straight = SIDE - 2 * cut
    return (
        f"M{x + cut} {y}h{straight}l{cut} {cut}v{straight}l-{cut} {cut}h-{straight}"
        f"l-{cut} -{cut}v-{straight}z"
    )


def _says(session: Session, light: str) -> str:
    word = {"clear": _("clear"), "soon": _("soon"), "stopped": _("stopped")}[light]
    when = date_format(clock.london(session.starts_at), "D j M")
    return f"{when}, {session.activity.title_en}: {word}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
