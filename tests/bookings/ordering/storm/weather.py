"""A storm over the box office: people who hold, add, remove, pay, pay late, click twice and leave.

Each worker is a thread with a connection and random numbers of its own; all really commit. Time
runs on with every act, so that holds lapse under the hands of those who have them.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bookings.catalogue.models import Session
from bookings.ordering import again, changing, expiry, inventory, pay
from bookings.ordering.giving_back import give_back
from bookings.ordering.hoarding import Visitor
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from bookings.ordering.sentences import CannotBook
from kernel.payments.models import Payment, PaymentState, TestCheckout
from kernel.payments.providers import test_far_side
from kernel.payments.sentences import CannotPay
from tests.factories.bookings import PUBLIC, a_hold, named
from tests.factories.programme import AT

MINUTE = timedelta(minutes=1)
clocks = count()


class Crash(Exception):
    """The process died before it could commit."""


@dataclass
class Worker:
    seed: int
    sessions: list[Session]
    acts: int
    chance: random.Random = field(init=False)
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def run(self) -> list[str]:
        for _ in range(self.acts):
            act = self.chance.choice(ACTS)
            at = AT + MINUTE * next(clocks)
            try:
                act(self, at)
            except (CannotBook, CannotPay, Crash) as refused:
                self.done.append(f"{act.__name__}: {type(refused).__name__}")
            else:
                self.done.append(act.__name__)
        return self.done

    def some(self, *states: str) -> Booking | None:
        found = list(Booking.objects.filter(state__in=states).order_by("-pk")[:6])
        return self.chance.choice(found) if found else None

    def payment(self, *states: str) -> Payment | None:
        found = list(Payment.objects.filter(state__in=states).order_by("-pk")[:6])
        return self.chance.choice(found) if found else None


def hold(worker: Worker, at: datetime) -> None:
    session = worker.chance.choice(worker.sessions)
    many = {session.activity.types.first(): worker.chance.randint(1, 2)}
    booking = a_hold(session, many, at=at, key=worker.chance.choice(["", "k" * 28]))
    if worker.chance.random() < 0.7 and booking.state == BookingState.HELD:
        named(booking, at=at)


def change(worker: Worker, at: datetime) -> None:
    """Adds another thing, or other numbers of one that is there; sometimes pressed twice."""
    if booking := worker.some("held"):
        session = worker.chance.choice(worker.sessions)
        ticket = worker.chance.choice(list(session.activity.types.all()))
        wanted = {ticket: worker.chance.randint(1, 3)}
        for _ in range(worker.chance.randint(1, 2)):
            a_hold(session, wanted, at=at, basket=booking)


def remove(worker: Worker, at: datetime) -> None:
    if booking := worker.some("held"):
        things = [item.thing for item in overview(booking).items]
        changing.remove(booking=booking, thing=worker.chance.choice(things), by=PUBLIC, at=at)


def begin(worker: Worker, at: datetime) -> None:
    if booking := worker.some("held"):
        named(booking, at=at)
        pay.pay(booking=booking, by=PUBLIC, at=at)


def press(worker: Worker, at: datetime) -> None:
    """The money comes, and its news with it."""
    if payment := worker.payment("pending"):
        test_far_side.pay(TestCheckout.objects.get(ref=payment.provider_ref), at=at)


def pay_unheard(worker: Worker, at: datetime) -> None:
    """Also on a page that was given up: its news comes some other time."""
    if payment := worker.payment("pending", "cancelled"):
        there = TestCheckout.objects.filter(ref=payment.provider_ref).first()
        if there is not None:
            there.move(TestCheckout.State.PAID, from_states=("open", "expired"))


def news(worker: Worker, at: datetime) -> None:
    """News come once, twice, late."""
    if payment := worker.payment(*PaymentState.values):
        there = TestCheckout.objects.filter(ref=payment.provider_ref).first()
        if there is not None and there.state == TestCheckout.State.PAID:
            test_far_side.send_event(there, at=at)


def sweep(worker: Worker, at: datetime) -> None:
    expiry.release_expired(at=at)


def leave(worker: Worker, at: datetime) -> None:
    if booking := worker.some("held"):
        expiry.let_go(booking=booking, by=PUBLIC, at=at)


def come_again(worker: Worker, at: datetime) -> None:
    if booking := worker.some("expired"):
        visitor = Visitor(f"browser {worker.seed}", f"address {worker.seed}")
        again.hold_again(source=booking, visitor=visitor, by=PUBLIC, at=at, language="en")


def give(worker: Worker, at: datetime) -> None:
    if booking := worker.some("confirmed"):
        items = overview(booking).items
        give_back(booking=booking, things=[items[0].thing], by=PUBLIC, at=at)


ACTS: list[Callable[[Worker, datetime], None]] = [
    hold, hold, change, change, change, remove, begin, begin, press, press, pay_unheard, news,
    sweep, leave, come_again, give,
]  # fmt: skip


def everybody_goes_home(at: datetime) -> None:
    """All news arrive, and all deadlines pass."""
    for there in TestCheckout.objects.filter(state=TestCheckout.State.PAID):
        test_far_side.send_event(there, at=at)
    expiry.release_expired(at=at)


def crashing(chance: random.Random, share: float) -> Callable[..., None]:
    """The stock moves, and then the process dies: all of it is undone."""
    move = inventory.move

    def moved(*args: object, **facts: object) -> None:
        move(*args, **facts)  # type: ignore[arg-type]  # handed on as they came
        if chance.random() < share:
            raise Crash

    return moved
