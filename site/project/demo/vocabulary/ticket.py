"""Tickets: what each kind must say and may say."""

from bookings.ordering.models import TicketType
from project.demo.reader.shapes import COUNT, PENCE, TEXT, OneOf
from project.demo.reader.tables import Fields, Sorts, Table

SCOPE = OneOf(*TicketType.Scope.values)
COMMON: Fields = {
    "name": TEXT,
    "kind": TEXT,
    "scope": SCOPE,
    "per?": OneOf(*TicketType.Per.values),
    "admits?": COUNT,
    "quota?": COUNT,
    "max?": COUNT,
    "note?": TEXT,
}
PRICED: dict[str, Fields] = {
    "fixed": {"pence": COUNT},
    "free": {},
    "pwyc": {"min_pence": PENCE, "suggested_pence": COUNT},
    "quote": {"pence": COUNT},
}
TICKET = Sorts("kind", {kind: Table({**COMMON, **own}) for kind, own in PRICED.items()})
PASS = Sorts(
    "kind",
    {
        kind: Table({**COMMON, **own, "scope": OneOf("all"), "covers": OneOf("all")})
        for kind, own in PRICED.items()
    },
)
