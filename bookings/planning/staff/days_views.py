"""A colleague's days and practice, as whoever plans notes them by telephone."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bookings.catalogue.models import ArtForm
from bookings.catalogue.staff.fields import RowsField
from bookings.planning.availability import saying, screen, terms
from bookings.planning.availability.models import WorkerTerms
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding.clearance.workers import engaged

PLANNERS = (Role.OFFICER, Role.SAFEGUARDING_OFFICER, Role.DSL)


class PracticeForm(forms.Form):
    practice = forms.CharField(
        label=gettext_lazy("What they make"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("In their own words, for example: printmaker and bookbinder."),
        error_messages={"max_length": gettext_lazy("Keep it to 160 letters.")},
    )
    art_forms = RowsField(
        label=gettext_lazy("Art forms"), queryset=ArtForm.objects.all(), required=False
    )


@role_required(*PLANNERS)
@require_http_methods(["GET", "POST"])
def days(request: HttpRequest, ref: str) -> HttpResponse:
    """When they are free or away."""
    at, person = clock.now(), _worker(ref)
    form, named = screen.take(request, person, at=at)
    here = reverse("desk_days", args=[ref])
    if named is not None:
        frame.say(request, _("Noted."))
        if named:
            sentence = ngettext(
                "%(name)s is named on one date then; a task asks for somebody else.",
                "%(name)s is named on %(n)d dates then; a task asks for somebody else.",
                len(named),
            )
            frame.warn(request, sentence % {"name": person.name, "n": len(named)})
        return redirect(here)
    return frame.show(
        request,
        "bookings/planning/days.html",
        title=_("Days and practice of %s") % person.name,
        icon="date",
        back=frame.way_back(request, reverse("gate")),
        form=form,
        submit=_("Note these days"),
        person=person,
        lines=screen.lines(person, at=at),
        terms=WorkerTerms.objects.filter(person=person).prefetch_related("art_forms").first(),
    )


@role_required(*PLANNERS)
@require_POST
def take_back(request: HttpRequest, ref: str, row: str) -> HttpResponse:
    """That is not so any more."""
    person = _worker(ref)
    found = screen.find(person, row)
    if found is not None:
        saying.take_back(row=found, by=Actor.of(request), at=clock.now())
        frame.say(request, _("Taken back."))
    return redirect("desk_days", ref=ref)


@role_required(*PLANNERS)
@require_http_methods(["GET", "POST"])
def practice(request: HttpRequest, ref: str) -> HttpResponse:
    """What they make, for whoever looks for it."""
    person = _worker(ref)
    known = WorkerTerms.objects.filter(person=person).first()
    form = PracticeForm(
        request.POST or None,
        initial={
            "practice": known.practice if known else "",
            "art_forms": list(known.art_forms.all()) if known else [],
        },
    )
    here = reverse("desk_days", args=[ref])
    if request.method == "POST" and form.is_valid():
        terms.describe(person=person, by=Actor.of(request), at=clock.now(), **form.cleaned_data)
        frame.say(request, _("Noted."))
        return redirect(here)
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Practice of %s") % person.name,
        icon="group",
        crumbs=[(_("Days and practice"), here)],
        back=here,
        form=form,
        submit=_("Note this"),
    )


def _worker(ref: str) -> Person:
    """Somebody engaged from today on; nobody else's days are kept here."""
    today = clock.london_date(clock.now())
    found = Person.objects.filter(ref=ref, pk__in=engaged(from_date=today)) if ref.isalnum() else ()
    for person in found:
        return person
    raise Http404
