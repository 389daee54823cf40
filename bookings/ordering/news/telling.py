"""Everybody who booked a date hears once that it was moved or called off, and what they can do."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.news.models import DateNews
from kernel.due.nudge import nudge
from kernel.due.parts import part
from kernel.mail import outbox

PART = "tell_bookers"
Kind = DateNews.Kind


def was(session: Session) -> dict[str, Any]:
    """What people were told so far; ask before it changes."""
    where = spoken.places([session])[0]
    return {
        "was_starts_at": session.starts_at,
        "was_ends_at": session.ends_at,
        "was_where": where.line[:400],
    }


def moved(session: Session, before: dict[str, Any], *, at: datetime) -> None:
    """Call it inside the act. Nothing to tell where time and place are the same, or it is over."""
    if was(session) != before and session.ends_at > at:
        _note(session, Kind.MOVED, before, at=at)


def called_off(session: Session, *, at: datetime) -> None:
    """Call it inside the act."""
    if session.ends_at > at:
        _note(session, Kind.CANCELLED, was(session), at=at)


def _note(session: Session, kind: str, before: dict[str, Any], *, at: datetime) -> None:
    if not _booked(session).exists():
        return
    waiting = DateNews.objects.filter(session=session, told_at=None)
    # What was true when people last heard stays what it was.
    if not waiting.update(kind=kind, noted_at=at):
        DateNews.objects.create(session=session, kind=kind, noted_at=at, **before)
    nudge(PART)


@part(PART)
def tell_bookers(*, at: datetime) -> str:
    """A mail to each booking with a live place on it; the row says that it was done."""
    waiting = DateNews.objects.filter(told_at=None).order_by("pk")
    rows = waiting.select_related("session__activity", "session__venue", "session__room")
    return f"{sum(_tell(news, at=at) for news in rows)} mails about dates."


def _tell(news: DateNews, *, at: datetime) -> int:
    with transaction.atomic():
        mine = DateNews.objects.filter(pk=news.pk, told_at=None, noted_at=news.noted_at)
        if not mine.update(told_at=at):
            return 0  # another timer, or it has changed again
        before = {name: getattr(news, name) for name in was(news.session)}
        if news.kind == Kind.MOVED and was(news.session) == before:
            return 0  # moved back before anybody heard
        return sum(_write(news, booking, at=at) for booking in _booked(news.session))


def _booked(session: Session) -> Any:
    return Booking.objects.filter(
        state=BookingState.CONFIRMED, lines__places__session=session, lines__places__live=True
    ).distinct()


def _write(news: DateNews, booking: Booking, *, at: datetime) -> int:
    if not booking.booker_email:
        return 0  # booked by telephone: the box office has its task
    session, kind = news.session, f"date_{news.kind}"
    with translation.override(booking.language):
        before = Session(starts_at=news.was_starts_at, ends_at=news.was_ends_at)
        outbox.post(
            kind=kind,
            to=booking.booker_email,
            template=f"bookings/emails/{kind}",
            context={
                "first_name": booking.booker_name.split(" ")[0],
                "title": word(session, "title") or word(session.activity, "title"),
                "was_when": spoken.when([before]),
                "was_where": news.was_where,
                "when": spoken.when([session]),
                "where": spoken.places([session])[0].line,
                "is_elsewhere": spoken.places([session])[0].line[:400] != news.was_where,
                "is_paid": bool(booking.tickets_pence),
                "booking": booking,
                "booking_url": settings.SITE_URL + reverse("booking", args=[booking.secret]),
            },
            about=("booking", booking.ref),
            dedupe_key=f"{kind}:{news.pk}:{booking.ref}",
            at=at,
            language=booking.language,
        )
    return 1
