"""Reading the trail again from its first event: each mac, each number, and an earlier head."""

from dataclasses import dataclass

from kernel.audit.chain import GENESIS, mac_of
from kernel.audit.checkpoints import Head
from kernel.audit.models import AuditEvent

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """`bad` is the first number that is wrong, or nothing; `why` is for people."""

    events: int
    bad: int | None = None
    why: str = ""


def verify(*, against: Head | None = None) -> Verdict:
    """The whole chain; with a head that left the building, that it is still part of it."""
    previous, count = GENESIS, 0
    for event in AuditEvent.objects.order_by("seq").iterator(chunk_size=AT_ONCE):
        count += 1
        if event.seq != count:
            return Verdict(count - 1, count, f"Event {count} is missing.")
        if event.mac != mac_of(event, previous):
            return Verdict(count - 1, count, f"Event {count} is not as it was written.")
        if against is not None and event.seq == against.seq and event.mac != against.mac:
            return Verdict(count - 1, count, f"Event {count} is not the one of the checkpoint.")
        previous = event.mac
    if against is not None and against.seq > count:
        why = f"The trail ends at {count}; the checkpoint has seen event {against.seq}."
        return Verdict(count, count + 1, why)
    return Verdict(count)
