"""What the single central record may ask of whoever plans sessions."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Place
from bookings.planning import schedule
from bookings.planning.models import TeamAssignment
from bookings.planning.occasions import occasions
from bookings.planning.performances import BACK, NOBODY
from kernel import clock
from safeguarding import clearance
from safeguarding.clearance import planned
from safeguarding.clearance.planned import Planned, PlannedDate, PlannedPerformance

WAYS = {
    Session.Performing.NOT_SETTLED: gettext_lazy("not settled yet by what"),
    Session.Performing.BOPA: gettext_lazy("under a BOPA"),
    Session.Performing.LICENCE: gettext_lazy("each by a licence"),
    Session.Performing.FEW_DAYS: gettext_lazy("on few days"),
    Session.Performing.SCHOOL: gettext_lazy("arranged by their school"),
}


class OurPlan:
    """Answers by references and keys; safeguarding knows neither activity nor session."""

    def activities(self, *, at: datetime) -> list[tuple[str, str]]:
        coming = Activity.objects.upcoming(at=at).order_by("title_en", "pk")
        return list(coming.values_list("ref", "title_en"))

    def people_on(self, ref: str, *, at: datetime) -> set[int]:
        coming = Session.objects.to_come(at=at).filter(activity__ref=ref)
        rows = TeamAssignment.objects.filter(session__in=coming)
        return set(rows.values_list("person", flat=True))

    def planned(self, ref: str, *, at: datetime) -> Planned | None:
        activity = Activity.objects.filter(ref=ref).first() if ref.isalnum() else None
        if activity is None:
            return None
        coming = Session.objects.to_come(at=at).filter(activity=activity)
        sessions = list(coming.select_related("activity", "venue", "room"))
        asked = occasions(sessions, at=at, with_people=False)
        found = clearance.judge(asked, days=schedule.working_days)
        dates = []
        for session, occasion in zip(sessions, asked, strict=True):
            team = frozenset(member.person_id for member in occasion.team)
            stopped = {f.person_id for f in found[session.pk] if f.is_red}
            dates.append(
                PlannedDate(
                    day=occasion.day,
                    when=_when(session),
                    where=_where(session),
                    team=team,
                    cleared=team - stopped,
                )
            )
        return Planned(activity.ref, activity.title_en, dates)

    def days(self, people: Collection[int], *, first: date, last: date) -> dict[int, set[date]]:
        return schedule.working_days(people, first=first, last=last)

    def performances(self, *, at: datetime) -> list[PlannedPerformance]:
        coming = Session.objects.to_come(at=at).exclude(performing=NOBODY)
        sessions = list(coming.select_related("activity"))
        asked = occasions(sessions, at=at)
        found = clearance.judge(asked, days=schedule.working_days)
        return [
            PlannedPerformance(
                title=_title(session),
                when=_when(session),
                way=WAYS[Session.Performing(session.performing)],
                booked=len(occasion.performance.performers) if occasion.performance else 0,
                found=[
                    " ".join(filter(None, (each.text, each.detail or each.mend)))
                    for each in found[session.pk]
                    if each.rule == clearance.On.PERFORMANCE
                ],
            )
            for session, occasion in zip(sessions, asked, strict=True)
        ]

    def performers(self, *, at: datetime) -> set[int]:
        places = Place.objects.filter(live=True, participant__isnull=False)
        shown = places.filter(session__ends_at__gt=at - BACK).exclude(session__performing=NOBODY)
        return set(shown.values_list("participant", flat=True))


def _title(session: Session) -> str:
    title = session.activity.title_en
    return f"{title}: {session.title_en}" if session.title_en else title


def _when(session: Session) -> str:
    day = date_format(clock.london(session.starts_at), "l j F Y")
    starts, ends = clock.spoken_time(session.starts_at), clock.spoken_time(session.ends_at)
    return _("%(day)s, %(from)s to %(until)s") % {"day": day, "from": starts, "until": ends}


def _where(session: Session) -> str:
    venue = session.venue.title_en
    return f"{session.room.title_en}, {venue}" if session.room else venue


planned.register(OurPlan())
