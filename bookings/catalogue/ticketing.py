"""Tickets: on which dates they are sold, from which stock, with which limits."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import CapacityPool, PoolDemand, TicketType
from kernel.audit import trail
from kernel.audit.actor import Actor

Kind = CapacityPool.Kind
# What may change while people have bought it: never its price, nor what it covers.
CHANGEABLE = frozenset(
    {
        *("note_en", "max_per_booking", "visibility", "on_sale_from", "on_sale_until"),
        *("min_age", "max_age", "needs_adult"),
    }
)


def add_ticket_type(
    *,
    activity: Activity,
    title: str,
    kind: str,
    scope: str,
    by: Actor,
    at: datetime,
    sessions: Sequence[Session] | None = None,
    quota: int | None = None,
    stock: str = Kind.GENERAL,
    **facts: object,
) -> TicketType:
    """A ticket on all dates of the activity, or on some. `quota` limits it on each date.

    `stock` is what its places come from: everybody's, or those kept for access, schools, ….
    """
    with trail.act(by=by, at=at) as noted:
        ticket = TicketType.objects.create(
            activity=activity,
            title_en=title,
            kind=kind,
            scope=scope,
            position=TicketType.objects.filter(activity=activity).count(),
            **facts,
        )
        covered = list(activity.sessions.all()) if sessions is None else list(sessions)
        pools = [*stock_of(covered, stock)]
        if quota is not None:
            pools += CapacityPool.objects.bulk_create(
                CapacityPool(session=s, kind=Kind.LIMIT, limits=ticket, capacity=quota)
                for s in covered
            )
        PoolDemand.objects.bulk_create(
            PoolDemand(ticket_type=ticket, pool=pool, units=ticket.admits) for pool in pools
        )
        noted.note(
            "ticket.added",
            about=("ticket", ticket.ref),
            activity=activity.ref,
            kind=kind,
            pence=ticket.price_pence,
        )
    return ticket


def change_ticket_type(
    *, ticket: TicketType, by: Actor, at: datetime, **facts: object
) -> TicketType:
    """What it says and when it is sold; its price and what it covers stay what people bought."""
    if fixed := facts.keys() - CHANGEABLE:
        raise ValueError(f"A ticket keeps its {', '.join(sorted(fixed))}.")
    with trail.act(by=by, at=at) as noted:
        TicketType.objects.filter(pk=ticket.pk).update(**facts)
        noted.note("ticket.changed", about=("ticket", ticket.ref), what=sorted(facts))
    ticket.refresh_from_db()
    return ticket


def withdraw_ticket_type(*, ticket: TicketType, by: Actor, at: datetime) -> None:
    """Stop selling it. Tickets already sold stay good."""
    with trail.act(by=by, at=at) as noted:
        if TicketType.objects.filter(pk=ticket.pk, withdrawn=False).update(withdrawn=True):
            noted.note("ticket.withdrawn", about=("ticket", ticket.ref))


def cover(session: Session, activity: Activity) -> None:
    """Existing tickets that cover every other date of the activity cover the new one too."""
    others = activity.sessions.exclude(pk=session.pk).count()
    for ticket in TicketType.objects.filter(activity=activity, withdrawn=False):
        drawn = list(ticket.demands.filter(pool__kind__in=Kind.STOCK).select_related("pool"))
        if len(drawn) < others:
            continue  # an item's own ticket stays the item's own
        pools = [*stock_of([session], drawn[0].pool.kind if drawn else Kind.GENERAL)]
        limit = CapacityPool.objects.filter(limits=ticket).exclude(session=session).first()
        if limit is not None:
            pools.append(
                CapacityPool.objects.create(
                    session=session, kind=Kind.LIMIT, limits=ticket, capacity=limit.capacity
                )
            )
        PoolDemand.objects.bulk_create(
            PoolDemand(ticket_type=ticket, pool=pool, units=ticket.admits) for pool in pools
        )


def stock_of(sessions: Iterable[Session], kind: str) -> list[CapacityPool]:
    """The pool of that kind on each session; one that keeps places is made, empty, when missing."""
    sessions = list(sessions)
    there = {
        pool.session_id: pool
        for pool in CapacityPool.objects.filter(session__in=sessions, kind=kind)
    }
    if kind in Kind.KEPT:
        for session in sessions:
            if session.pk not in there:
                pool, _ = CapacityPool.objects.get_or_create(
                    session=session, kind=kind, defaults={"capacity": 0}
                )
                there[session.pk] = pool
    return list(there.values())
