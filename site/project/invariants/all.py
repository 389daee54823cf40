"""Every invariant that is built, and the way to ask them all. Numbers: docs/running.md."""

from project.invariants import codes, money, once, pages, stock, tickets
from project.invariants.invariant import Breach, Invariant

INVARIANTS = [
    Invariant("I1", "no oversell", stock.no_oversell),
    Invariant("I2", "no drift", stock.no_drift),
    Invariant("I3", "no leak", stock.no_leak),
    Invariant("I4", "no lost payment", money.no_lost_payment),
    Invariant("I5", "no double ticket", tickets.one_ticket_each),
    Invariant("I6", "told twice, done once", once.told_twice_done_once),
    Invariant("I7", "no over-refund", money.never_over_refunded),
    Invariant("I8", "nothing booked unpaid", money.nothing_booked_unpaid),
    Invariant("I9", "nothing overspent", codes.never_overspent),
    Invariant("I10", "nobody twice", tickets.nobody_twice),
    Invariant("I11", "no companion alone", stock.companion_with_main),
    Invariant("I13", "a course is whole", stock.course_is_whole),
    Invariant("basket", "a basket adds up", stock.baskets_add_up),
    Invariant("kept", "what is kept is somewhere", stock.kept_beside),
    Invariant("ledger", "the book adds up", money.book_adds_up),
    Invariant("page", "one live page", pages.one_live_page),
]


def breaches() -> list[Breach]:
    """Every breach of every invariant; empty when all is well."""
    return [Breach(one, says) for one in INVARIANTS for says in one.check()]
