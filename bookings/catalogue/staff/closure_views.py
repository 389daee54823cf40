"""When the house is shut: a list, one more, and one less. Dates that are made already stay."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from bookings.catalogue.closures.models import Closure
from bookings.catalogue.models import Session, Venue
from bookings.catalogue.staff.date_views import PROGRAMME
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.desk.fields import DayField, RowField
from kernel.people.access import role_required


class ClosureForm(forms.Form):
    title = forms.CharField(
        label=_("Why"),
        max_length=120,
        help_text=_("As your colleagues know it: Half-term, Christmas, the new floor."),
        error_messages={
            "required": _("Say why in a word or two."),
            "max_length": _("Keep it to 120 letters."),
        },
    )
    from_date = DayField(label=_("First day"))
    until_date = DayField(label=_("Last day"), help_text=_("Still shut on that day."))
    venue = RowField(
        label=_("Where"),
        queryset=Venue.objects.all(),
        to_field_name="key",
        called=lambda venue: venue.title_en,
        required=False,
        help_text=_("Leave it empty when everything is shut."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("until_date")
        if first and last and last < first:
            self.add_error("until_date", gettext("It must not end before it begins."))
        return cleaned


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def closures(request: HttpRequest) -> HttpResponse:
    """What is to come, and a form for one more."""
    form = ClosureForm(request.POST or None)
    at = clock.now()
    if request.method == "POST" and form.is_valid():
        with trail.act(by=Actor.of(request), at=at) as noted:
            made = Closure.objects.create(**form.cleaned_data)
            noted.note("closure.added", about=("closure", str(made.pk)))
        frame.say(request, _added(made))
        return redirect("desk_closures")
    today = clock.london_date(at)
    return frame.show(
        request,
        "bookings/staff/closures.html",
        title=gettext("When we are shut"),
        icon="date",
        form=form,
        rows=[_row(each) for each in Closure.objects.filter(until_date__gte=today)],
        submit=gettext("Add this"),
    )


@role_required(*PROGRAMME)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """The house is open then after all."""
    with trail.act(by=Actor.of(request), at=clock.now()) as noted:
        gone, _what = Closure.objects.filter(pk=key).delete()
        if not gone:
            raise Http404
        noted.note("closure.removed", about=("closure", str(key)))
    frame.say(request, gettext("Taken off the list."))
    return redirect("desk_closures")


def _added(made: Closure) -> str:
    """With what is planned then: nobody's date moves by itself."""
    planned = Session.objects.filter(
        status=Session.Status.SCHEDULED,
        starts_at__date__gte=made.from_date,
        starts_at__date__lte=made.until_date,
    )
    if made.venue_id:
        planned = planned.filter(venue=made.venue_id)
    n = planned.count()
    if not n:
        return gettext("“%s” is on the list.") % made.title
    sentence = ngettext(
        "“%(title)s” is on the list. %(n)d date is planned then, and stays until you change it.",
        "“%(title)s” is on the list. %(n)d dates are planned then, and stay until you change them.",
        n,
    )
    return sentence % {"title": made.title, "n": n}


def _row(closure: Closure) -> dict[str, Any]:
    first = date_format(closure.from_date, "D j F Y")
    last = date_format(closure.until_date, "D j F Y")
    days = gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    return {
        "key": closure.pk,
        "title": closure.title,
        "days": first if first == last else days,
        "where": closure.venue.title_en if closure.venue else "",
    }
