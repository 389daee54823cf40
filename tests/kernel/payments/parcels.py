"""A small owner of payments: a parcel that is held, and sent once it is paid.

It leaves its marks in the trail, where twice would show as two.
"""

from datetime import datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import checkout, settlement
from kernel.payments.models import Payment
from kernel.people.models import Person

GIVER = "Olwen Parry"


@settlement.on_settled("parcel")
def send(*, payment: Payment, by: Actor, at: datetime) -> Person | None:
    with trail.act(by=by, at=at) as noted:
        noted.note("parcel.sent", about=("parcel", payment.owner_ref), payment=payment.ref)
    if payment.owner_ref == "torn":
        raise RuntimeError("The parcel is torn.")
    return Person.objects.filter(name=GIVER).first()


@settlement.on_released("parcel")
def let_go(*, owner_ref: str, by: Actor, at: datetime) -> None:
    with trail.act(by=by, at=at) as noted:
        noted.note("parcel.let_go", about=("parcel", owner_ref))
        checkout.give_up(owner=("parcel", owner_ref), by=by, at=at)
