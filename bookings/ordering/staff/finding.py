"""Finding bookings: by reference, by name or address of who booked, by the name of who comes."""

from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.staff import near
from kernel.references import as_typed

LONGEST = 200
LOOKED_AT = 2000  # bookings, for a name that was not written as it is
A_NUMBER = 5  # so many figures are a telephone number, or a part of one


class SearchForm(forms.Form):
    """Words in the address; whatever is wrong with them counts as not said."""

    q = forms.CharField(
        label=_("Name, e-mail, telephone or reference"),
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
    words = typed.get("q")
    if not words:
        return found
    said = found.filter(_said(words))
    return said if said.exists() else found.filter(_nearly(words, found))


def _said(words: str) -> Q:
    coming = Place.objects.filter(line__booking=OuterRef("pk"), participant__name__icontains=words)
    found = (
        Q(ref=as_typed(words)[:16])
        | Q(booker_name__icontains=words)
        | Q(booker_email__icontains=words)
        | Q(Exists(coming))
    )
    digits = "".join(sign for sign in words if sign.isascii() and sign.isdigit())
    if len(digits) >= A_NUMBER:
        # However it was spaced, and whether or not it began with +44.
        found |= Q(Exists(_rung(digits.removeprefix("44").lstrip("0"))))
    return found


def _rung(digits: str) -> QuerySet[Booking]:
    plain: Any = F("booker_phone")
    for sign in " -()":
        plain = Replace(plain, Value(sign), Value(""))
    rows = Booking.objects.filter(pk=OuterRef("pk")).annotate(plain=plain)
    return rows.filter(plain__contains=digits)


def _nearly(words: str, among: QuerySet[Booking]) -> Q:
    """With a slip of the finger in it; looked for among the newest, so that it never takes long."""
    newest = among[:LOOKED_AT]
    bookers = near.near(words, newest.values_list("booker_name", flat=True))
    keys = list(newest.values_list("pk", flat=True))
    named = Place.objects.filter(line__booking__in=keys, participant__isnull=False)
    guests = near.near(words, named.values_list("participant__name", flat=True).distinct())
    coming = Place.objects.filter(line__booking=OuterRef("pk"), participant__name__in=guests)
    return Q(booker_name__in=bookers) | Q(Exists(coming))
