"""Households as their carers told us: who belongs together, what helps, whom to ring.

Through the doors that a booking uses. Their permissions wait for their own models.
"""

from datetime import timedelta

from bookings.catalogue.models import AccessFeature
from kernel import clock
from kernel.people import accounts, households
from kernel.people.family import Guardianship
from kernel.people.models import Person
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry
from safeguarding import care

TOLD_FOR = timedelta(days=120)  # as if for a term: the last date that it was told for
Relation = Guardianship.Relation
CARERS = {"Carer": Relation.FOSTER, "Gran": Relation.GRANDPARENT}


def load_families(loading: Loading) -> None:
    """Once the persons are there. Whoever has an address signs in by a code sent to it."""
    for household in loading.programme["households"]:
        if not loading.is_done("household", household["key"]):
            with loading.once("household", household["key"]):
                _load(loading, household)


def _load(loading: Loading, household: Entry) -> None:
    booker = household["booker"]
    names = {one["name"]: one["key"] for one in household["people"]}
    holder = loading.person(names.get(booker["name"], booker["key"]))
    people = {said["key"]: loading.person(said["key"]) for said in household["people"]}
    if booker["email"]:
        first, _, last = booker["name"].partition(" ")
        accounts.create_account(
            email=booker["email"],
            person=holder,
            first_name=first,
            last_name=last,
            by=loading.by,
            at=loading.at,
        )
    households.gather(holder=holder, people=people.values(), by=loading.by, at=loading.at)
    relation = _relation(household)
    children = {
        p.pk: relation for p in people.values() if p.is_child(at=loading.at) and p != holder
    }
    if children:
        households.look_after(carer=holder, children=children, by=loading.by, at=loading.at)
    _tell(loading, household, people)


def _tell(loading: Loading, household: Entry, people: dict[str, Person]) -> None:
    last_day = clock.london_date(loading.at + TOLD_FOR)
    care.write_contacts(
        people=[person.pk for person in people.values()],
        contacts=[
            care.Contact(said["name"], said["relation"], said["phone"])
            for said in household["emergency_contacts"]
        ],
        collectors=household.get("may_collect", []),
        last_day=last_day,
        by=loading.by,
        at=loading.at,
    )
    features = dict(AccessFeature.objects.values_list("key", "title_en"))
    rider = household.get("access_rider")
    for said in household["people"]:
        needs = [features[key] for key in said.get("access", []) if key in features]
        notes = {
            "health": said.get("health", ""),
            "helps": said.get("helps", ""),
            "access": ", ".join(needs) or (rider["says"] if rider else ""),
            "close": household.get("note", ""),
        }
        care.write_notes(
            person_key=people[said["key"]].pk,
            notes=notes,
            last_day=last_day,
            by=loading.by,
            at=loading.at,
        )


def _relation(household: Entry) -> str:
    """What the booker is to the children, as the first of those to ring says it."""
    first = household["emergency_contacts"][0]
    return CARERS.get(first["relation"], Relation.PARENT)
