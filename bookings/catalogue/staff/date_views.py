"""Adding, changing and cancelling dates. Each acts at once and says so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from bookings.catalogue import scheduling
from bookings.catalogue.closures.shut import shut_on
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import finding, wording
from bookings.catalogue.staff.clashes import clashes
from bookings.catalogue.staff.date_forms import ChangeDateForm, NewDatesForm, Slot, chosen
from bookings.ordering.models import CapacityPool
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from kernel.people.roles import Role

PROGRAMME = (Role.EDITOR, Role.OFFICER)


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """One date at once; several only after their list was shown."""
    activity = finding.activity(ref)
    at = clock.now()
    form = NewDatesForm(request.POST or None, at=at)
    if request.method == "POST" and form.is_valid():
        slots = form.slots
        if _is_shown_first(form, slots) and "listed" not in request.POST:
            return _list(request, activity, form, slots)
        try:
            if "listed" in request.POST:
                slots = chosen(slots, request.POST.getlist("days"))
            return _make(request, activity, form, slots)
        except ValidationError as fault:
            return _list(request, activity, form, form.slots, fault.messages[0])
        except scheduling.Taken as fault:
            form.ask_why()
            if "listed" in request.POST:
                return _list(request, activity, form, form.slots, str(fault))
            form.add_error(None, str(fault))
        except scheduling.CannotSchedule as fault:
            form.add_error(None, str(fault))
    return _form(
        request,
        activity,
        form,
        title=_("Add dates"),
        submit=_("Add the date, or show me the list"),
        intro=_("Dates are real at once, also while the page is still a draft."),
    )


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Move a date, or change its room and places."""
    session = finding.session(ref)
    at = clock.now()
    pool = CapacityPool.objects.get(session=session, kind=CapacityPool.Kind.GENERAL)
    form = ChangeDateForm(
        request.POST or None,
        initial=ChangeDateForm.facts_of(session, pool.of_all),
        at=at,
        session=session,
    )
    if request.method == "POST" and form.is_valid():
        try:
            scheduling.change_session(session=session, by=Actor.of(request), at=at, **_facts(form))
        except scheduling.Taken as fault:
            form.ask_why()
            form.add_error(None, str(fault))
        except scheduling.CannotSchedule as fault:
            form.add_error("capacity", str(fault))
        else:
            frame.say(request, _("Changed, and already so for everybody who looks."))
            return redirect(finding.back(request, session.activity))
    return _form(
        request,
        session.activity,
        form,
        title=_("Change a date"),
        submit=_("Change this date now"),
        intro=_("%(when)s: %(places)s. People who have booked are not written to by this.")
        % {
            "when": wording.when(session.starts_at, session.ends_at),
            "places": wording.places(pool.capacity, pool.taken, kept=pool.held_back),
        },
    )


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """The date will not happen. Asked once more, since people may have booked."""
    session = finding.session(ref)
    if request.method == "POST":
        scheduling.cancel_session(session=session, by=Actor.of(request), at=clock.now())
        said = _("%s is cancelled. It stays on the page and says so.")
        frame.say(request, said % wording.day(session.starts_at))
        return redirect(finding.back(request, session.activity))
    booked = session.places.filter(live=True).count()
    return frame.show(
        request,
        "bookings/staff/cancel_date.html",
        title=_("Cancel a date"),
        icon="date",
        crumbs=finding.crumbs(request, session.activity),
        back=finding.back(request, session.activity),
        when=wording.when(session.starts_at, session.ends_at),
        activity=session.activity,
        booked=booked,
        is_cancelled=session.status == Session.Status.CANCELLED,
    )


def _is_shown_first(form: NewDatesForm, slots: list[Slot]) -> bool:
    """Several dates, or one on a day when we are shut."""
    days = [slot.day for slot in slots]
    return len(slots) > 1 or bool(shut_on(days, venue=form.cleaned_data["where"][0]))


def _make(
    request: HttpRequest, activity: Activity, form: NewDatesForm, slots: list[Slot]
) -> HttpResponse:
    by, at = Actor.of(request), clock.now()
    facts = _facts(form)
    with trail.act(by=by, at=at):
        _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
        if is_first:
            for slot in slots:
                facts |= {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
                scheduling.add_session(activity=activity, by=by, at=at, **facts)
    if is_first:
        n = len(slots)
        frame.say(request, ngettext("%d date added.", "%d dates added.", n) % n)
    return redirect(finding.back(request, activity))


def _facts(form: Any) -> dict[str, Any]:
    venue, room = form.cleaned_data["where"]
    return {
        "starts_at": form.slot.starts_at,
        "ends_at": form.slot.ends_at,
        "venue": venue,
        "room": room,
        "capacity": form.cleaned_data["capacity"],
        "title_en": form.cleaned_data["title"],
        "performing": form.cleaned_data["performing"],
        "despite": form.cleaned_data["despite"],
    }


def _list(
    request: HttpRequest,
    activity: Activity,
    form: NewDatesForm,
    slots: list[Slot],
    fault: str = "",
) -> HttpResponse:
    room = form.cleaned_data["where"][1]
    taken = clashes(room, [(slot.starts_at, slot.ends_at) for slot in slots])
    shut = shut_on([slot.day for slot in slots], venue=form.cleaned_data["where"][0])
    rows = [
        {
            "value": slot.day.isoformat(),
            "words": wording.when(slot.starts_at, slot.ends_at),
            "shut": shut.get(slot.day, ""),
            "clash": taken.get(slot.starts_at, ""),
            "ticked": slot.day.isoformat() in request.POST.getlist("days")
            if fault
            else slot.day not in shut,
        }
        for slot in slots
    ]
    return frame.show(
        request,
        "bookings/staff/dates_list.html",
        title=_("These dates?"),
        icon="date",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        rows=rows,
        fault=fault,
        why=None if form["despite"].is_hidden else form["despite"],
    )


def _form(request: HttpRequest, activity: Activity, form: Any, **context: Any) -> HttpResponse:
    return frame.show(
        request,
        "kernel/desk/form.html",
        icon="date",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        **context,
    )
