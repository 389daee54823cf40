"""What a new ticket is called, costs and covers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import wording
from bookings.catalogue.staff.fields import MOST_PLACES, NumberField, PoundsField
from bookings.ordering.models import TicketType
from kernel.desk.once import OnceField
from kernel.money import Money

DEAREST = Money(10_000_00)


class TicketForm(forms.Form):
    once = OnceField()
    title = forms.CharField(
        label=_("Name of the ticket"),
        max_length=120,
        help_text=_("As buyers read it: Child, Whole course, Open place."),
        error_messages={
            "required": _("Give the ticket a name."),
            "max_length": _("Keep the name to 120 letters."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What it costs"),
        choices=[("fixed", _("A price")), ("free", _("Nothing: it is free"))],
        initial="fixed",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    price = PoundsField(
        label=_("Price in pounds"),
        required=False,
        help_text=_("For example 6 or 4.50. Leave it empty for a free ticket."),
    )
    scope = forms.ChoiceField(
        label=_("What it is for"),
        choices=[
            ("each", _("One date: the buyer chooses which")),
            ("all", _("The whole course: every date still to come")),
        ],
        initial="each",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    on = forms.ChoiceField(
        label=_("Sold on"),
        required=False,
        help_text=_("A festival item can have a ticket of its own."),
        error_messages={"invalid_choice": _("Choose a date from the list.")},
    )
    per = forms.ChoiceField(
        label=_("The price is for"),
        choices=TicketType.Per.choices,
        initial="person",
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    admits = NumberField(
        label=_("Places one ticket takes"),
        most=100,
        initial=1,
        help_text=_("1 for one person; 4 for a family ticket that lets four in."),
    )
    quota = NumberField(
        label=_("How many of these on each date"),
        most=MOST_PLACES,
        required=False,
        help_text=_("Leave it empty when only the places of the date are the limit."),
    )
    max_per_booking = NumberField(label=_("Most in one booking"), most=100, initial=10)
    note = forms.CharField(
        label=_("A note beside it"),
        max_length=200,
        required=False,
        help_text=_("For example: no questions asked, choose it if you need it."),
        error_messages={"max_length": _("Keep the note to 200 letters.")},
    )

    def __init__(self, *args: Any, activity: Activity, **options: Any) -> None:
        super().__init__(*args, **options)
        self.activity = activity
        dated = activity.sessions.filter(status=Session.Status.SCHEDULED)
        self.sessions = {session.ref: session for session in dated}
        self.fields["on"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, see above
            ("", _("Every date, also those added later")),
            *((ref, self._named(session)) for ref, session in self.sessions.items()),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "price" in cleaned and cleaned.get("kind"):
            self._check_price(cleaned["kind"], cleaned["price"])
        if cleaned.get("on") and cleaned.get("scope") == "all":
            self.add_error("on", gettext("A ticket for the whole course is sold on every date."))
        if self._is_twin(cleaned):
            self.add_error("title", gettext("There is a ticket of that name. Choose another."))
        quota, admits = cleaned.get("quota"), cleaned.get("admits")
        if quota and admits and quota < admits:
            self.add_error(
                "quota", gettext("One ticket takes more places than that. Write more, or nothing.")
            )
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `ticketing.add_ticket_type` takes; valid forms only."""
        typed = self.cleaned_data
        return {
            "title": typed["title"],
            "kind": typed["kind"],
            "scope": typed["scope"],
            "sessions": [self.sessions[typed["on"]]] if typed["on"] else None,
            "quota": typed["quota"],
            "price_pence": typed["price"].pence if typed["price"] else 0,
            "per": typed["per"],
            "admits": typed["admits"],
            "max_per_booking": typed["max_per_booking"],
            "note_en": typed["note"],
        }

    def _check_price(self, kind: str, price: Money | None) -> None:
        if kind == "free" and price:
            self.add_error(
                "price",
                gettext("A free ticket has no price. Empty this, or choose “a price” above."),
            )
        elif kind == "fixed" and not price:
            self.add_error("price", gettext("Write the price, or choose “free” above."))
        elif price and price > DEAREST:
            self.add_error("price", gettext("%s is the most a ticket can cost.") % DEAREST)

    def _is_twin(self, cleaned: dict[str, Any]) -> bool:
        return TicketType.objects.filter(
            activity=self.activity, withdrawn=False, title_en__iexact=cleaned.get("title", "")
        ).exists()

    @staticmethod
    def _named(session: Session) -> str:
        when = wording.when(session.starts_at, session.ends_at)
        return f"{session.title_en}: {when}" if session.title_en else when
