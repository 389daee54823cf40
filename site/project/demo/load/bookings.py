"""The file's own bookings, as far as their tickets can be sold by now."""

from bookings.catalogue.models import Activity
from bookings.catalogue.programme import facts_of
from kernel.people.models import Person
from project.demo.load.fill import selling
from project.demo.load.loading import Loading, ref_of
from project.demo.reader.reading import Entry

# Paid at the door, or waiting for a place: neither is built yet.
BUILT = {"paid", "confirmed"}


def load_bookings(loading: Loading) -> None:
    for number, said in enumerate(loading.programme["bookings"], start=1):
        if not loading.is_done("booking", f"{number}"):
            with loading.once("booking", f"{number}"):
                _book(loading, said)


def _book(loading: Loading, said: Entry) -> None:
    """A ticket that is not sold yet, or a school's visit, waits."""
    if "who" not in said or said["status"] not in BUILT or "paid_pence" in said:
        return
    at = said["made"].moment(loading.at)
    facts = facts_of(Activity.objects.get(key=said["activity"]), at=at)
    offer = selling.for_the_run(facts)
    ticket = next((t for t in offer.tickets if t.title == said["ticket"]), None)
    if ticket is None:
        return
    booker = _booker(loading, said["who"])
    selling.sell(
        loading,
        offer,
        {ticket.ref: 1},
        [loading.person(said["who"])],
        booker=booker,
        booker_name=booker.name,
        channel="web",
        at=at,
    )


def _booker(loading: Loading, member: str) -> Person:
    for household in loading.programme["households"]:
        if member in {one["key"] for one in household["people"]}:
            own = Person.objects.filter(ref=ref_of(household["booker"]["key"])).first()
            return own or loading.person(member)
    raise LookupError(member)
