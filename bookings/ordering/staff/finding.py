"""Finding bookings: by reference, by name or address of who booked, by the name of who comes."""

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from bookings.ordering.models import Booking, BookingState, Place
from kernel.references import as_typed

LONGEST = 200


class SearchForm(forms.Form):
    """Words in the address; whatever is wrong with them counts as not said."""

    q = forms.CharField(
        label=_("Name, e-mail or reference"),
        required=False,
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Booked, held and cancelled")), *BookingState.choices],
    )
    session = forms.SlugField(required=False, max_length=16, widget=forms.HiddenInput)


def bookings(form: SearchForm) -> QuerySet[Booking]:
    """The newest first. Holds that ended stay out unless asked for: nobody came of them."""
    typed = form.cleaned_data if form.is_valid() else {}
    found = Booking.objects.order_by("-pk")
    if state := typed.get("state"):
        found = found.filter(state=state)
    elif not typed.get("q"):
        found = found.exclude(state=BookingState.EXPIRED)
    if session := typed.get("session"):
        on_it = Place.objects.filter(line__booking=OuterRef("pk"), session__ref=session)
        found = found.filter(Exists(on_it))
    if words := typed.get("q"):
        found = found.filter(_said(words))
    return found


def _said(words: str) -> Q:
    coming = Place.objects.filter(line__booking=OuterRef("pk"), participant__name__icontains=words)
    return (
        Q(ref=as_typed(words)[:16])
        | Q(booker_name__icontains=words)
        | Q(booker_email__icontains=words)
        | Q(Exists(coming))
    )
