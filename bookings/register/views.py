"""The register on a phone: plain forms, one mark each, for the people assigned and no one else."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bookings import enrolment
from bookings.catalogue.models import Session
from bookings.planning.models import TeamAssignment
from bookings.register import marking
from bookings.register import needs as needing
from bookings.register.roll import roll, team
from bookings.register.said import say, spoken_day, spoken_moment
from bookings.register.today import table
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.access import Refused, role_required
from kernel.people.models import User
from kernel.people.proving import behind_second_factor
from kernel.people.roles import Role

# They answer for all sessions, and may read a register that has closed.
OVERSEERS = frozenset({Role.OFFICER, Role.SAFEGUARDING_OFFICER, Role.DSL})
KEEP_SAFE = frozenset({Role.SAFEGUARDING_OFFICER, Role.DSL})
team_or_overseer = role_required(Role.PRACTITIONER, *OVERSEERS)


@team_or_overseer
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """My sessions today and next; for those who answer for all, everybody's of today too."""
    at = clock.now()
    user = _user(request)
    overseer = _oversees(user, at)
    shown = table(user.person, everybodys=overseer, at=at)
    context = {"table": shown, "day": spoken_day(at), "overseer": overseer}
    return render(request, "bookings/register/today.html", context)


@team_or_overseer
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, ref: str) -> HttpResponse:
    """One session's register; a POST is one mark for one person."""
    at = clock.now()
    session, is_mine = _session_for(_user(request), ref, at=at)
    if request.method == "POST":
        return _take_mark(request, session, at)
    if not marking.is_open(session, at=at) and not _oversees(_user(request), at):
        return _closed(request, session, at)
    return _open(request, session, is_mine, at)


@team_or_overseer
@behind_second_factor
@require_safe
def needs(request: HttpRequest, ref: str) -> HttpResponse:
    """What to know about everybody who comes; outside its hours it is not there."""
    at, user = clock.now(), _user(request)
    session, is_mine = _session_for(user, ref, at=at)
    if not _sees_needs(user, session, is_mine, at):
        raise Refused(("needs", session.ref))
    told = needing.needs(session, with_close=_keeps_safe(user, at), by=Actor.of(request), at=at)
    context = {"said": say(session), "needs": told, "health": needing.briefly(told)}
    return render(request, "bookings/register/needs.html", context)


def _sees_needs(user: User, session: Session, is_mine: bool, at: datetime) -> bool:
    return (is_mine and marking.is_open(session, at=at)) or _keeps_safe(user, at)


def _keeps_safe(user: User, at: datetime) -> bool:
    return bool(user.roles(at=at) & KEEP_SAFE)


def _session_for(user: User, ref: str, *, at: datetime) -> tuple[Session, bool]:
    """The session, and whether it is one's own; for its team and for those who answer for all.

    Raises Refused (a 404).
    """
    found = Session.objects.select_related("activity", "venue", "room")
    session = found.filter(ref=ref).first() if ref.isalnum() else None
    is_mine = session is not None and _is_assigned(user, session)
    if session is None or not (is_mine or _oversees(user, at)):
        raise Refused(("session", ref[:64] if ref.isalnum() else ""))
    return session, is_mine


def _is_assigned(user: User, session: Session) -> bool:
    if user.person_id is None:
        return False
    return TeamAssignment.objects.filter(session=session, person=user.person_id).exists()


def _oversees(user: User, at: datetime) -> bool:
    return bool(user.roles(at=at) & OVERSEERS)


def _user(request: HttpRequest) -> User:
    # The guard let an account of ours in, or nobody.
    if not isinstance(request.user, User):
        raise Refused(("address", "register"))
    return request.user


def _take_mark(request: HttpRequest, session: Session, at: datetime) -> HttpResponse:
    here = reverse("register", args=[session.ref])
    asked = request.POST.get("place", "")
    place = next((p for p in enrolment.places([session]) if p.ref == asked), None)
    if place is None:
        messages.error(request, _("That person is not on this register any more."))
        return HttpResponseRedirect(here)
    place.session = session
    try:
        marking.mark(place=place, mark=request.POST.get("mark", ""), by=Actor.of(request), at=at)
    except marking.CannotMark as cannot:
        messages.error(request, str(cannot))
        return HttpResponseRedirect(here)
    return HttpResponseRedirect(f"{here}#{place.ref}")


def _closed(request: HttpRequest, session: Session, at: datetime) -> HttpResponse:
    too_early = at < session.starts_at
    context = {
        "said": say(session),
        "opens": spoken_moment(marking.opens_at(session)) if too_early else "",
        "closed": spoken_moment(marking.closes_at(session)),
    }
    return render(request, "bookings/register/closed.html", context)


def _open(request: HttpRequest, session: Session, is_mine: bool, at: datetime) -> HttpResponse:
    # Flags are for the team and for those who keep people safe; others answer for numbers.
    sees_needs = _sees_needs(_user(request), session, is_mine, at)
    shown = roll(session, with_tags=sees_needs)
    # Children's names leave the house now: no trace, no names.
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("register.read", about=("session", session.ref), people=len(shown.lines))
    context = {
        "said": say(session),
        "roll": shown,
        "team": team(session),
        "sees_needs": sees_needs,
        "cancelled": session.status == Session.Status.CANCELLED,
        "takes_marks": marking.is_open(session, at=at),
        "closes": spoken_moment(marking.closes_at(session)),
    }
    return render(request, "bookings/register/register.html", context)
