"""An activity's tickets as an editor reads them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Activity
from bookings.catalogue.staff import wording
from bookings.ordering.models import TicketType
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class TicketRow:
    ref: str
    title: str
    price: str
    covers: str
    note: str
    sold: int
    is_withdrawn: bool
    is_sold_online: bool
    rules: str = ""


def ticket_rows(activity: Activity) -> list[TicketRow]:
    """Those on sale first; those withdrawn stay as long as one was sold."""
    tickets = TicketType.objects.filter(activity=activity).annotate(
        sold=Count("lines", filter=Q(lines__live=True))
    )
    rows = [_row(t, sold=t.sold) for t in tickets if t.sold or not t.withdrawn]
    return sorted(rows, key=lambda row: row.is_withdrawn)


def _row(ticket: TicketType, *, sold: int) -> TicketRow:
    covers = str(TicketType.Scope(ticket.scope).label)
    if ticket.admits > 1:
        takes = ngettext("takes %d place", "takes %d places", ticket.admits) % ticket.admits
        covers = f"{covers}, {takes}"
    return TicketRow(
        ref=ticket.ref,
        title=ticket.title_en,
        price=_price(ticket),
        covers=covers,
        note=ticket.note_en,
        sold=sold,
        is_withdrawn=ticket.withdrawn,
        is_sold_online=ticket.is_sold_online,
        rules=" · ".join(_rules(ticket)),
    )


def _rules(ticket: TicketType) -> list[str]:
    """Who may have it, and when, where that is not simply anybody and now."""
    rules = []
    if ticket.is_companion:
        rules.append(_("for an essential companion"))
    if ticket.needs_adult:
        rules.append(_("only with a grown-up"))
    if ticket.min_age is not None or ticket.max_age is not None:
        rules.append(_ages(ticket.min_age, ticket.max_age))
    if ticket.visibility != TicketType.Visibility.PUBLIC:
        rules.append(str(TicketType.Visibility(ticket.visibility).label))
    if ticket.on_sale_from:
        rules.append(_("on sale from %s") % wording.day(ticket.on_sale_from))
    if ticket.on_sale_until:
        last = ticket.on_sale_until - timedelta(seconds=1)
        rules.append(_("on sale until %s") % wording.day(last))
    return rules


def _ages(youngest: int | None, oldest: int | None) -> str:
    if oldest is None:
        return _("from %d years") % (youngest or 0)
    if not youngest:
        return _("up to %d years") % oldest
    return _("%(youngest)d to %(oldest)d years") % {"youngest": youngest, "oldest": oldest}


def _price(ticket: TicketType) -> str:
    if ticket.kind in {TicketType.Kind.FREE, TicketType.Kind.QUOTE}:
        return str(TicketType.Kind(ticket.kind).label)
    if ticket.kind == TicketType.Kind.PAY_WHAT_YOU_CAN:
        least = Money(ticket.min_pence or 0).brief
        return _("what people can, from %(price)s") % {"price": least}
    return _("%(price)s %(per)s") % {
        "price": ticket.price.brief,
        "per": TicketType.Per(ticket.per).label,
    }
