"""Who works with us in which role, and what they have told us about it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Engagement, WorkRole
from safeguarding.vetting.rules import CannotRecord

Basis = Engagement.Basis
MOST_DAYS = 30


def engage(
    *,
    person: Person,
    role: WorkRole,
    from_date: date,
    until_date: date | None = None,
    basis: str = Basis.PAID,
    employer: str = "",
    supervised: bool = False,
    days_elsewhere: int | None = None,
    lived_abroad: bool | None = None,
    by: Actor,
    at: datetime,
) -> Engagement:
    """The person works with us in a role from a day on. Asked twice, it is one engagement.

    Raises CannotRecord when the days are the wrong way round or the role is theirs already.
    """
    rules.in_order(from_date, until_date, _("A role must end after it begins."))
    _basis_is_sound(basis, employer.strip())
    _days_are_sound(days_elsewhere)
    with trail.act(by=by, at=at) as noted:
        theirs = Engagement.objects.filter(person=person, role=role)
        same = theirs.filter(from_date=from_date, until_date=until_date, basis=basis).first()
        if same is not None:
            return same
        rules.not_twice(theirs, from_date, until_date)
        engagement = Engagement.objects.create(
            person=person,
            role=role,
            from_date=from_date,
            until_date=until_date,
            basis=basis,
            employer=employer.strip(),
            supervised=supervised,
            days_elsewhere=days_elsewhere,
            days_elsewhere_date=None if days_elsewhere is None else rules.today(at),
            lived_abroad=lived_abroad,
        )
        noted.note(
            "person.engaged",
            about=("person", person.ref),
            role=role.key,
            basis=basis,
            supervised=supervised,
            from_date=from_date.isoformat(),
            until_date=until_date and until_date.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return engagement


def learn(
    *,
    engagement: Engagement,
    supervised: bool,
    days_elsewhere: int | None,
    lived_abroad: bool | None,
    by: Actor,
    at: datetime,
) -> None:
    """What they tell us now: under whose eye, days with others in thirty, time abroad."""
    _days_are_sound(days_elsewhere)
    with trail.act(by=by, at=at) as noted:
        engagement.supervised = supervised
        engagement.days_elsewhere = days_elsewhere
        engagement.days_elsewhere_date = None if days_elsewhere is None else rules.today(at)
        engagement.lived_abroad = lived_abroad
        engagement.save(
            update_fields=["supervised", "days_elsewhere", "days_elsewhere_date", "lived_abroad"]
        )
        noted.note(
            "person.engagement_told",
            about=("person", engagement.person.ref),
            role=engagement.role.key,
            supervised=supervised,
            days_elsewhere=days_elsewhere,
            lived_abroad=lived_abroad,
        )
        changes.tell(people={engagement.person_id}, by=by, at=at)


def end_engagement(*, engagement: Engagement, until_date: date, by: Actor, at: datetime) -> None:
    """They do this no more: `until_date` is the first day that no longer counts."""
    rules.in_order(engagement.from_date, until_date, _("A role must end after it begins."))
    with trail.act(by=by, at=at) as noted:
        Engagement.objects.filter(pk=engagement.pk).update(until_date=until_date)
        engagement.until_date = until_date
        noted.note(
            "person.engagement_ends",
            about=("person", engagement.person.ref),
            role=engagement.role.key,
            until_date=until_date.isoformat(),
        )
        changes.tell(people={engagement.person_id}, by=by, at=at)


def _basis_is_sound(basis: str, employer: str) -> None:
    if basis not in Basis:
        raise CannotRecord(_("Say on what terms they work with us."))
    if basis in {Basis.AGENCY, Basis.PARTNER} and not employer:
        raise CannotRecord(_("Say which agency or partner sends them."))


def _days_are_sound(days: int | None) -> None:
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise CannotRecord(_("Days with others are between 0 and 30 in any thirty days."))
