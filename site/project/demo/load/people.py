"""Staff, practitioners and households as persons. Who signs in is `accounts`' matter."""

from datetime import date

from bookings.catalogue.models import Venue
from bookings.planning.availability import terms
from kernel.people.models import Partner, Person
from project.demo import dates
from project.demo.load.loading import Loading, ref_of
from project.demo.reader.reading import Entry


def load_team(loading: Loading) -> None:
    for said in [*loading.programme["staff"], *loading.programme["practitioners"]]:
        _once(loading, said, said["key"], email=said["email"], pronouns=said["pronouns"])
        if practice := said.get("practice", ""):
            _practise(loading, said["key"], practice)


def load_households(loading: Loading) -> None:
    """Bookers and those they book for; what they told us comes after (`families`)."""
    for household in loading.programme["households"]:
        booker = household["booker"]
        people = {one["name"]: one for one in household["people"]}
        if booker["name"] not in people:
            _once(loading, booker, booker["key"], email=booker["email"] or "")
        for said in household["people"]:
            is_booker = said["name"] == booker["name"]
            _once(
                loading,
                {**(booker if is_booker else {}), **said},
                said["key"],
                email=(booker["email"] or "") if is_booker else "",
                birth_date=_born(loading, said["age"]),
            )


def load_partners(loading: Loading) -> None:
    """Schools, wards and others; their address is that of the place they are."""
    for said in loading.programme["partners"]:
        if loading.is_done("partner", said["key"]):
            continue
        place = Venue.objects.filter(key=said.get("place", "")).first()
        with loading.once("partner", said["key"]):
            Partner.objects.create(
                ref=ref_of(said["key"]),
                kind=said["kind"],
                name=said["name"],
                address=place.address if place else "",
                contact=said["contact"],
                contact_role=said["role"],
                email=said["email"],
            )


def load_donors(loading: Loading) -> None:
    for said in loading.programme["donors"]:
        _once(loading, said, said["key"], email=said.get("email", ""))


def _practise(loading: Loading, key: str, practice: str) -> None:
    """In their own words; which art forms is seen from what they have been named on."""
    if loading.is_done("practice", key):
        return
    with loading.once("practice", key):
        person = loading.person(key)
        terms.describe(person=person, practice=practice, art_forms=[], by=loading.by, at=loading.at)


def _once(loading: Loading, said: dict, key: str, **facts: object) -> None:
    if loading.is_done("person", key):
        return
    with loading.once("person", key):
        Person.objects.create(
            ref=ref_of(key), name=said["name"], phone=said.get("phone", ""), **facts
        )


def _born(loading: Loading, age: Entry) -> date:
    """Somebody of so many years and months today, and a few days more."""
    months = age["years"] * 12 + age["months"]
    day = dates.Moment(-months, "m").date(loading.at)
    return dates.shifted(day, -9, "d")
