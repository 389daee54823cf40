"""What the trail says about a booking, as sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bookings.ordering.models import Booking
from kernel.audit.models import AuditEvent
from kernel.payments.models import Payment, Refund
from kernel.people.models import User

VERBS: dict[str, Any] = {
    "booking.held": gettext_lazy("Places held"),
    "booking.changed": gettext_lazy("What is held was changed"),
    "booking.given_back": gettext_lazy("Free places given back"),
    "booking.asked_to_cancel": gettext_lazy("Asked to give back what was paid"),
    "booking.people_named": gettext_lazy("People named"),
    "booking.answered": gettext_lazy("Questions answered"),
    "booking.agreed": gettext_lazy("Terms agreed to"),
    "booking.gift_chosen": gettext_lazy("Gift chosen"),
    "booking.hold_extended": gettext_lazy("Hold made longer"),
    "booking.confirmed": gettext_lazy("Booked"),
    "booking.expired": gettext_lazy("Hold ended, places back"),
    "booking.let_go": gettext_lazy("Let go, places back"),
    "booking.cancelled": gettext_lazy("Cancelled"),
    "booking.mail_again": gettext_lazy("Mail sent again"),
    "payment.started": gettext_lazy("Payment begun"),
    "payment.succeeded": gettext_lazy("Paid"),
    "payment.failed": gettext_lazy("Payment declined"),
    "payment.cancelled": gettext_lazy("Payment given up"),
    "refund.requested": gettext_lazy("Refund promised"),
    "refund.succeeded": gettext_lazy("Refund made"),
    "refund.failed": gettext_lazy("Refund did not go through"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    words: str
    who: str


def history(booking: Booking) -> list[Happening]:
    """The booking's own events and those of its payments and refunds, the oldest first."""
    payments = list(Payment.objects.of(("booking", booking.ref)).values_list("ref", flat=True))
    refunds = Refund.objects.filter(payment__ref__in=payments).values_list("ref", flat=True)
    events = AuditEvent.objects.filter(
        Q(about_kind="booking", about_ref=booking.ref)
        | Q(about_kind="payment", about_ref__in=payments)
        | Q(about_kind="refund", about_ref__in=list(refunds))
    ).order_by("seq")
    found = list(events)
    names = _names(found)
    return [
        Happening(event.at, str(VERBS.get(event.verb, event.verb)), _who(event.actor, names))
        for event in found
    ]


def _names(events: list[AuditEvent]) -> dict[str, str]:
    refs = {e.actor.removeprefix("user:") for e in events if e.actor.startswith("user:")}
    return {f"user:{user.ref}": user.get_full_name() for user in User.objects.filter(ref__in=refs)}


def _who(actor: str, names: dict[str, str]) -> str:
    kind = actor.partition(":")[0]
    if kind == "user":
        return names.get(actor, _("somebody who has left"))
    return {
        "public": _("the booker"),
        "provider": _("the payment service"),
        "system": _("the clock"),
    }.get(kind, actor)
