"""A session that is on today, and people who come to its register by HTTP."""

from datetime import timedelta

from django.test import Client

from bookings.catalogue.models import Session
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.people.models import Person, User
from kernel.people.roles import STAFF
from tests.factories.people import an_account, sign_in
from tests.factories.programme import a_session, an_activity


def a_session_starting(hours: float, *, title: str = "Juniors") -> Session:
    """Two hours long, so many hours from now (or ago)."""
    moment = clock.now() + timedelta(hours=hours)
    return a_session(an_activity(title), days=0, at=moment)


def somebody(client: Client, *roles: str, name: str = "Dee Okonjo") -> User:
    """A signed-in account of a person; staff have shown their second factor."""
    is_staff = bool(set(roles) & STAFF)
    user = an_account(*roles, second_factor=is_staff)
    user.person = Person.objects.create(name=name)
    user.save()
    sign_in(client, user, second_factor=is_staff)
    return user


def assigned(user: User, session: Session, function: str = "lead") -> None:
    TeamAssignment.objects.create(session=session, person=user.person, function=function)


def dee_on(client: Client, session: Session) -> User:
    """The practitioner who leads this session, signed in."""
    dee = somebody(client, "practitioner")
    assigned(dee, session)
    return dee
