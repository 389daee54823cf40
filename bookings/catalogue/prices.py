"""Prices in words: “£65 or an Open place”, “From £6”, “Pay what you can”."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bookings.catalogue.facts import ActivityFacts, TicketFacts
from bookings.catalogue.models import Activity
from kernel import clock
from kernel.money import Money

PER = {
    "pupil": gettext_lazy("a pupil"),
    "school": gettext_lazy("a school"),
    "family": gettext_lazy("a family"),
}


def activity_price(facts: ActivityFacts) -> str:
    """What it costs, before the click."""
    if facts.activity.kind == Activity.Kind.FESTIVAL:
        return _festival_price(facts)
    return price_words(facts.tickets, whole=facts.activity.way_in == Activity.Way.ALL)


def price_words(tickets: Iterable[TicketFacts], *, whole: bool = True) -> str:
    """`whole`: the prices are for one and the same thing, so that two may stand side by side."""
    tickets = list(tickets)
    fixed = sorted({t.price for t in tickets if t.kind == "fixed"})
    quoted = [t for t in tickets if t.kind == "quote"]
    if quoted and not fixed:
        return _quoted(quoted)
    if any(t.kind == "pwyc" for t in tickets):
        return _as_you_can(tickets, fixed)
    if not fixed:
        return _("Free") if tickets else ""
    open_place = any(t.is_open_place for t in tickets)
    if len(fixed) == 1:
        one = fixed[0].brief
        return _("%(price)s or an Open place") % {"price": one} if open_place else one
    if len(fixed) == 2 and (whole or _same_scope(tickets)) and not open_place:
        return _("%(more)s or %(less)s") % {"more": fixed[1].brief, "less": fixed[0].brief}
    return _("From %(price)s") % {"price": fixed[0].brief}


def ticket_price(ticket: TicketFacts) -> str:
    """One line of the ticket list."""
    if ticket.kind == "free" or (ticket.off and not ticket.price):
        return _("Free")
    if ticket.kind == "pwyc":
        return _pay_what_you_can(ticket.lowest)
    return ticket.price.brief


def ticket_note(ticket: TicketFacts) -> str:
    """What stands under it: its own note, what is suggested, what is left of it."""
    notes = [ticket.note] if ticket.note else []
    if ticket.type.is_companion:
        notes.append(_("Comes with somebody who has a ticket. No proof asked."))
    if ticket.off:
        whole = {"price": (ticket.price + ticket.off).brief}
        notes.append(_("With your code, instead of %(price)s.") % whole)
    if ticket.joins_late:
        notes.append(_joining_late(ticket, *ticket.joins_late))
    if ticket.suggested:
        notes.append(_("%(price)s covers our costs.") % {"price": ticket.suggested.brief})
    if ticket.kind == "quote":
        per = str(PER.get(ticket.per, ""))
        notes.append(_("For %(per)s; we invoice afterwards.") % {"per": per} if per else "")
    elif ticket.per == "family":
        notes.append(_("For a family."))
    if ticket.comes_on_sale:
        at = ticket.comes_on_sale
        when = {"day": date_format(clock.london_date(at), "l j F"), "time": clock.spoken_time(at)}
        notes.append(_("On sale from %(day)s, %(time)s.") % when)
    elif ticket.was_on_sale:
        notes.append(_("No longer on sale."))
    if ticket.admits > 1:
        notes.append(_("For up to %(count)d people.") % {"count": ticket.admits})
    if ticket.is_open_place and ticket.left is not None:
        notes.append(_("%(left)d left.") % {"left": ticket.left})
    return " ".join(_sentence(note) for note in notes if note)


def _joining_late(ticket: TicketFacts, left: int, of_all: int) -> str:
    """“8 of 10 sessions left: £52 instead of £65.”"""
    price = ticket.price + ticket.off
    words = {"left": left, "all": of_all, "price": price.brief}
    if ticket.kind == "fixed":
        words["whole"] = ticket.type.price.brief
        return _("%(left)d of %(all)d sessions left: %(price)s instead of %(whole)s.") % words
    return _("%(left)d of %(all)d sessions left, so the amounts are smaller.") % words


def _festival_price(facts: ActivityFacts) -> str:
    """Its items cost this and that: the pass is the one price that says something."""
    passes = sorted({t.price for t in facts.run_tickets if t.kind == "fixed"})
    some_free = any(t.kind == "free" for t in facts.tickets)
    if not passes:
        return price_words(facts.tickets, whole=False)
    words = _("Some of it free, passes from %(price)s") if some_free else _("Passes from %(price)s")
    return words % {"price": passes[0].brief}


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _as_you_can(tickets: list[TicketFacts], fixed: list[Money]) -> str:
    lowest = min((t.lowest or Money(0) for t in tickets if t.kind == "pwyc"), default=Money(0))
    if fixed and _same_scope(tickets):
        return _("%(price)s, or pay what you can") % {"price": fixed[0].brief}
    return _pay_what_you_can(lowest)


def _pay_what_you_can(lowest: Money | None) -> str:
    if lowest:
        return _("Pay what you can, from %(price)s") % {"price": lowest.brief}
    return _("Pay what you can")


def _quoted(quoted: list[TicketFacts]) -> str:
    cheapest = min(quoted, key=lambda ticket: ticket.price)
    words = f"{cheapest.price.brief} {PER.get(cheapest.per, '')}".strip()
    if len({ticket.price for ticket in quoted}) > 1:
        return _("From %(price)s") % {"price": words}
    return words


def _same_scope(tickets: list[TicketFacts]) -> bool:
    return len({t.scope for t in tickets if t.kind in {"fixed", "pwyc"}}) == 1
