"""What a new ticket is called, costs and covers."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import price_fields, wording
from bookings.catalogue.staff.fields import MOST_PLACES, NumberField
from bookings.catalogue.staff.price_fields import PriceFields
from bookings.catalogue.staff.sale_fields import SALE_FIELDS, SaleFields
from bookings.ordering.models import CapacityPool, TicketType
from kernel.desk.once import OnceField

STOCKS = [(kind, CapacityPool.Kind(kind).label) for kind in CapacityPool.Kind.KEPT]
# Most tickets need none of these: they stand folded below the rest.
MORE = ("pro_rata", "is_companion", "stock", *SALE_FIELDS)


class TicketForm(PriceFields, SaleFields):
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
        label=_("How many places these may take on each date"),
        most=MOST_PLACES,
        required=False,
        help_text=_("Leave it empty when only the places of the date are the limit."),
    )
    pro_rata = forms.BooleanField(
        label=_("Joining a course late costs less: only what is left of it"),
        required=False,
        initial=True,
    )
    is_companion = forms.BooleanField(
        label=_("It is for an essential companion"),
        required=False,
        help_text=_("Free, one to each other ticket, never sold alone. Nobody asks for proof."),
    )
    stock = forms.ChoiceField(
        label=_("Its places come from"),
        choices=[("general", _("The places that anybody can book")), *STOCKS],
        initial="general",
        required=False,
        help_text=_("Places are kept on the date itself, see “Keep places” there."),
        error_messages={"invalid_choice": _("Choose one.")},
    )
    field_order = (
        *("once", "title", *price_fields.NAMES, "scope", "on", "per"),
        *("admits", "quota", "max_per_booking", "note", *MORE),
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

    @property
    def first_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in MORE]

    @property
    def more_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name in MORE]

    @property
    def more_is_wrong(self) -> bool:
        return any(self.has_error(name) for name in MORE)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("on") and cleaned.get("scope") == "all":
            self.add_error("on", gettext("A ticket for the whole course is sold on every date."))
        if self._is_twin(cleaned):
            self.add_error("title", gettext("There is a ticket of that name. Choose another."))
        quota, admits = cleaned.get("quota"), cleaned.get("admits")
        if quota and admits and quota < admits:
            self.add_error(
                "quota", gettext("One ticket takes more places than that. Write more, or nothing.")
            )
        if cleaned.get("is_companion") and (cleaned.get("kind") != "free" or admits != 1):
            self.add_error("is_companion", gettext("A companion's ticket is free, and for one."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `ticketing.add_ticket_type` takes; valid forms only."""
        typed = self.cleaned_data
        return {
            "title": typed["title"],
            "scope": typed["scope"],
            "sessions": [self.sessions[typed["on"]]] if typed["on"] else None,
            "quota": typed["quota"],
            "per": typed["per"],
            "admits": typed["admits"],
            "is_companion": typed["is_companion"],
            "pro_rata": typed["pro_rata"],
            "stock": typed["stock"] or CapacityPool.Kind.GENERAL,
            **self.price_facts(),
            **self.sale_facts(),
        }

    def _is_twin(self, cleaned: dict[str, Any]) -> bool:
        return TicketType.objects.filter(
            activity=self.activity, withdrawn=False, title_en__iexact=cleaned.get("title", "")
        ).exists()

    @staticmethod
    def _named(session: Session) -> str:
        when = wording.when(session.starts_at, session.ends_at)
        return f"{session.title_en}: {when}" if session.title_en else when


class ChangeTicketForm(SaleFields):
    """What may change of a ticket that people may have bought."""

    field_order = ("note", "max_per_booking", *SALE_FIELDS)
