"""Each step of `setup`: done once, and said to be there the second time."""

from dataclasses import dataclass
from datetime import datetime

from cms.pages import house as pages
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.organisation.models import Organisation
from kernel.people import invitations
from kernel.people.accounts import grant_role
from kernel.people.models import RoleGrant, User
from kernel.people.roles import Role

BY = Actor.system("setup")


@dataclass(frozen=True, slots=True)
class Done:
    """`is_new`: whether this run did it; `words` say so."""

    is_new: bool
    words: str


def has_organisation() -> bool:
    return Organisation.objects.exists()


def holder_of(role: Role, *, at: datetime) -> User | None:
    grants = RoleGrant.objects.in_force(at=at).filter(role=role, user__is_active=True)
    grant = grants.select_related("user").order_by("pk").first()
    return grant.user if grant else None


def organisation(*, name: str, short_name: str, email: str, at: datetime) -> Done:
    if has_organisation():
        there = Organisation.objects.get()
        return Done(False, f"The organisation is there: {there.name}.")
    with trail.act(by=BY, at=at) as noted:
        Organisation.objects.create(pk=1, name=name, short_name=short_name[:80], email=email)
        noted.note("organisation.set_up", about=("organisation", "1"))
        pages.ensure()
    return Done(True, f"{name} is set up, with a home page and what's on.")


def invited(*, role: Role, name: str, email: str, at: datetime) -> Done:
    """The first of this role, by mail; somebody who has an account is given the role."""
    if (there := holder_of(role, at=at)) is not None:
        return Done(False, f"{role.label}: {there.email} is one already.")
    known = User.objects.filter(email=email.lower()).first()
    with trail.act(by=BY, at=at):
        if known is not None:
            grant_role(user=known, role=role, from_at=at, by=BY, at=at)
            return Done(True, f"{role.label}: {known.email} has an account and is given the role.")
        invitations.invite(name=name, email=email, roles=[role], by=BY, at=at)
    return Done(True, f"{role.label}: {email} is invited. The mail leaves with the next run_due.")


def lead_is_named(*, name: str, phone: str, at: datetime) -> Done:
    """Who is rung when somebody is worried stands on public pages."""
    unnamed = Organisation.objects.filter(safeguarding_contact="")
    with trail.act(by=BY, at=at) as noted:
        is_new = bool(unnamed.update(safeguarding_contact=name, safeguarding_phone=phone[:40]))
        if is_new:
            noted.note("organisation.lead_named", about=("organisation", "1"))
    return Done(is_new, "People read whom to ring." if is_new else "Whom to ring is there.")
