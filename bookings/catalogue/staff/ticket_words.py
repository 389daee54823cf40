"""An activity's tickets as an editor reads them."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Activity
from bookings.ordering.models import TicketType


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
    )


def _price(ticket: TicketType) -> str:
    if ticket.kind in {TicketType.Kind.FREE, TicketType.Kind.QUOTE}:
        return str(TicketType.Kind(ticket.kind).label)
    return _("%(price)s %(per)s") % {
        "price": ticket.price.brief,
        "per": TicketType.Per(ticket.per).label,
    }
