"""Keeping households: who is in one, and who looks after whom. For whom has been proved, only."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.family import Guardianship, Household, Membership
from kernel.people.models import Person

Relation = Membership.Relation


def gather(*, holder: Person, people: Iterable[Person], by: Actor, at: datetime) -> Household:
    """These people are in the holder's household from now on, beside whoever is in it already.

    Call it only for a holder who has signed in, or has proved the address: whoever opens the
    household is shown its people.
    """
    with trail.act(by=by, at=at) as noted:
        household, is_new = Household.objects.get_or_create(holder=holder, defaults={"made_at": at})
        # Also who is to be in it from a later day on: nobody is written into it twice.
        not_over = Q(until_at__isnull=True) | Q(until_at__gt=at)
        inside = set(household.memberships.filter(not_over).values_list("person_id", flat=True))
        wanted = {holder.pk: holder, **{person.pk: person for person in people}}
        fresh = [person for key, person in wanted.items() if key not in inside]
        Membership.objects.bulk_create(
            Membership(
                household=household,
                person=person,
                relation=_relation(person, holder, at),
                from_at=at,
            )
            for person in fresh
        )
        if fresh:
            noted.note("household.gathered", about=("household", household.ref), people=len(fresh))
        if is_new:
            noted.note("household.made", about=("household", household.ref))
    return household


def members(holder: Person | None, *, at: datetime) -> QuerySet[Person]:
    """Everybody in somebody's household at a moment; nobody where there is none."""
    within = Membership.objects.current(at=at).filter(household__holder=holder)
    people = Person.objects.filter(pk__in=within.values("person")) if holder else None
    return (people if people is not None else Person.objects.none()).order_by("pk")


def are_known(people: Iterable[int], *, at: datetime) -> set[int]:
    """Those of these persons, by key, who are in any household: nobody's to rename in passing."""
    keys = [key for key in people if key]
    if not keys:
        return set()
    rows = Membership.objects.current(at=at).filter(person__in=keys)
    return set(rows.values_list("person_id", flat=True))


def look_after(*, carer: Person, children: Mapping[int, str], by: Actor, at: datetime) -> None:
    """The carer's own word on who they are to each child (person key: relation). Said anew, it
    replaces what was said; parental responsibility and no-contact stay as they are."""
    with trail.act(by=by, at=at) as noted:
        Guardianship.objects.bulk_create(
            [
                Guardianship(carer=carer, child_id=child, relation=relation, said_at=at)
                for child, relation in children.items()
                if child != carer.pk
            ],
            update_conflicts=True,
            unique_fields=["carer", "child"],
            update_fields=["relation", "said_at"],
        )
        noted.note("household.carer_said", about=("person", carer.ref), children=len(children))


def _current(household: Household, at: datetime) -> QuerySet[Membership]:
    return Membership.objects.current(at=at).filter(household=household)


def _relation(person: Person, holder: Person, at: datetime) -> str:
    if person.pk == holder.pk:
        return Relation.HOLDER
    return Relation.CHILD if person.is_child(at=at) else Relation.OTHER
