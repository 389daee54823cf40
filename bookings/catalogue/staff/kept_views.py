"""Keeping places of a date for somebody, and giving them back."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bookings.catalogue.models import Session
from bookings.catalogue.staff import finding, kept_forms, wording
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.kept_forms import KeepForm
from bookings.ordering import holding_back
from bookings.ordering.models import CapacityPool
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, mine, once
from kernel.people.access import role_required
from kernel.people.roles import Role

KEEPERS = (*PROGRAMME, Role.BOX_OFFICE)


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """What is kept of a date, and a form to keep more."""
    session = finding.session(ref)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if dates := _keep(request, session, form, at=clock.now()):
                said = ngettext("Kept on %d date.", "Kept on %d dates.", dates)
                frame.say(request, said % dates)
            return redirect(request.get_full_path())
        except holding_back.CannotKeep as why:
            form.add_error("places", str(why))
    general = CapacityPool.objects.get(session=session, kind=CapacityPool.Kind.GENERAL)
    return frame.show(
        request,
        "bookings/staff/kept.html",
        title=_("Keep places"),
        icon="tag",
        crumbs=[(_("Back to “%s”") % session.activity.title_en, _back(request, session))],
        back=_back(request, session),
        back_label=_("Go back"),
        form=form,
        rows=[_row(pool) for pool in holding_back.kept(session) if pool.capacity],
        submit=_("Keep these places now"),
        intro=_("%(when)s: %(places)s.")
        % {
            "when": wording.when(session.starts_at, session.ends_at),
            "places": wording.places(general.capacity, general.taken),
        },
    )


@role_required(*KEEPERS)
@require_POST
def release(request: HttpRequest, key: int) -> HttpResponse:
    """Whatever is free of them goes back to everybody, at once."""
    pool = (
        CapacityPool.objects.filter(pk=key, kind__in=CapacityPool.Kind.KEPT)
        .select_related("session__activity")
        .first()
    )
    if pool is None:
        raise Http404
    n = holding_back.release(pool=pool, by=Actor.of(request), at=clock.now())
    said = ngettext("%d place is everybody's again.", "%d places are everybody's again.", n)
    frame.say(request, said % n)
    here = reverse("desk_kept", args=[pool.session.ref])
    return redirect(frame.with_way_back(here, _back(request, pool.session)))


def _back(request: HttpRequest, session: Session) -> str:
    """The sheet of the activity, for who has one; else who has booked the date."""
    if mine.is_one_of(request, *PROGRAMME):
        return finding.back(request, session.activity)
    return frame.way_back(request, reverse("desk_bookings", query={"session": session.ref}))


def _keep(request: HttpRequest, session: Session, form: KeepForm, *, at: datetime) -> int:
    """On how many dates; all of them or none. Raises CannotKeep."""
    typed, by = form.cleaned_data, Actor.of(request)
    sessions = [session]
    if typed["everywhere"]:
        coming = Session.objects.to_come(at=at).filter(activity=session.activity_id)
        sessions = list(coming.order_by("pk"))
    with trail.act(by=by, at=at):
        _sent, is_first = once.claim(typed["once"], by=by, at=at)
        if not is_first:
            return 0
        for each in sessions:
            _keep_on(each, form, by=by, at=at)
    return len(sessions)


def _keep_on(session: Session, form: KeepForm, *, by: Actor, at: datetime) -> None:
    typed = form.cleaned_data
    try:
        holding_back.keep(
            session=session,
            kind=typed["kind"],
            places=typed["places"],
            release_at=form.release_at(session),
            by=by,
            at=at,
        )
    except holding_back.CannotKeep as why:
        if not typed["everywhere"]:
            raise
        day = wording.day(session.starts_at)
        raise holding_back.CannotKeep(
            _("%(day)s: %(why)s Nothing was kept on any date.") % {"day": day, "why": why}
        ) from why


def _row(pool: CapacityPool) -> dict[str, Any]:
    capacity = pool.capacity or 0
    goes = pool.release_at and date_format(clock.london(pool.release_at), "D j F Y, H:i")
    return {
        "key": pool.pk,
        "who": kept_forms.words(pool),
        "places": ngettext("%d place", "%d places", capacity) % capacity,
        "taken": pool.taken,
        "free": capacity - pool.taken,
        "goes": goes,
    }
