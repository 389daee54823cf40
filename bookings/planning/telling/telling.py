"""Seven days and one day before: the session is judged again, and who can mend it is told once."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.models import Finding
from bookings.planning.telling.models import GateNotice
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.parts import part
from kernel.mail import outbox
from kernel.people.models import User
from kernel.people.roles import Role

PART = "tell_of_red_sessions"
WEEK, DAY = 7, 1
TOLD = (Role.OFFICER, Role.SAFEGUARDING_OFFICER, Role.DSL)


@part(PART)
def tell(*, at: datetime) -> str:
    """Sessions of the next seven days; one that turns red later is told of when it does."""
    today = clock.london_date(at)
    soon = gatekeeper.not_over(at=at).filter(starts_at__lt=_end_of(today + timedelta(days=WEEK)))
    gatekeeper.rejudge(sessions=soon, at=at)
    told = 0
    for days in (DAY, WEEK):
        within = soon.filter(starts_at__lt=_end_of(today + timedelta(days=days)))
        for session in _red_and_untold(within, days).select_related("activity", "venue"):
            told += _tell(session, days, at=at)
    return f"{told} sessions told of."


def _end_of(day: date) -> datetime:
    """London's midnight after it."""
    return clock.from_london(day + timedelta(days=1), time.min)


def _red_and_untold(sessions: QuerySet[Session], days: int) -> QuerySet[Session]:
    red = Finding.objects.filter(session=OuterRef("pk"), light=Finding.Light.RED)
    # Who was told the day before needs no letter of the week before.
    told = GateNotice.objects.filter(session=OuterRef("pk"), days__lte=days)
    return sessions.filter(Exists(red)).exclude(Exists(told))


def _tell(session: Session, days: int, *, at: datetime) -> bool:
    """The row decides: of two timers, one writes."""
    with trail.act(by=Actor.system(PART), at=at) as noted:
        try:
            with transaction.atomic():
                GateNotice.objects.create(session=session, days=days, told_at=at)
        except IntegrityError:
            return False
        noted.note("gate.told", about=("session", session.ref), days=days)
        for user in User.objects.filter(is_active=True):
            if user.roles(at=at) & set(TOLD):
                _post(session, user, days, at=at)
    return True


def _post(session: Session, user: User, days: int, *, at: datetime) -> None:
    with translation.override("en"):
        outbox.post(
            kind="session_needs_you",
            to=user.email,
            template="bookings/emails/session_needs_you",
            context={
                "title": session.title_en or session.activity.title_en,
                "day": date_format(clock.london_date(session.starts_at), "l j F Y"),
                "time": clock.spoken_time(session.starts_at),
                "is_near": days == DAY,
                "gate_url": f"{settings.SITE_URL}{reverse('gate')}?show=stopped",
            },
            about=("session", session.ref),
            dedupe_key=f"session_needs_you:{session.ref}:{days}:{user.ref}",
            at=at,
        )
