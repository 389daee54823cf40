"""Somebody new in the team: a person and their first role, made together."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person, User
from safeguarding.vetting import records
from safeguarding.vetting.models import WorkRole
from safeguarding.vetting.rules import CannotRecord


def welcome(
    *,
    name: str,
    email: str,
    phone: str,
    role: WorkRole,
    from_date: date,
    until_date: date | None,
    basis: str,
    employer: str = "",
    by: Actor,
    at: datetime,
) -> Person:
    """Raises CannotRecord where an account has that address: then give that person the role."""
    if email and User.objects.filter(email=email.lower()).exists():
        raise CannotRecord(
            _("There is an account with that address. Look for the person in team records.")
        )
    with trail.act(by=by, at=at) as noted:
        person = Person.objects.create(name=name, email=email, phone=phone)
        noted.note("person.added", about=("person", person.ref))
        records.engage(
            person=person,
            role=role,
            from_date=from_date,
            until_date=until_date,
            basis=basis,
            employer=employer,
            by=by,
            at=at,
        )
    return person
