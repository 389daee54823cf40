"""Whose record the safeguarding team may open: those who work with us, did, or are about to."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kernel import clock
from kernel.people.models import Person, RoleGrant
from kernel.people.roles import STAFF, Role
from safeguarding.vetting.models import Check, Engagement, Training, WorkRole


def team(*, at: datetime) -> QuerySet[Person]:
    """Engaged from today on, or on record without a role yet, or signing in as a practitioner."""
    today = clock.london_date(at)
    return _known().filter(
        Exists(_theirs(Engagement).filter(_not_ended(today)))
        | (~Exists(_theirs(Engagement)) & (Exists(_theirs(Check)) | Exists(_theirs(Training))))
        | Q(pk__in=_practitioners(at))
    )


def left(*, at: datetime) -> QuerySet[Person]:
    """Their last role has ended; the record is kept."""
    return (
        _known()
        .filter(Exists(_theirs(Engagement)))
        .exclude(pk__in=team(at=at).order_by().values("pk"))
    )


def find(ref: str) -> Person | None:
    """Somebody on record, or who has an account: nobody else's name is opened here."""
    if not ref.isalnum():  # PostgreSQL refuses NUL in a text
        return None
    return on_record().filter(ref=ref).first()


def witnesses(person: Person, *, at: datetime) -> QuerySet[Person]:
    """Colleagues who may have seen the original: staff, and never the person themselves."""
    return colleagues(at=at).exclude(pk=person.pk)


def colleagues(*, at: datetime) -> QuerySet[Person]:
    """Staff, by their names."""
    staff = RoleGrant.objects.in_force(at=at).filter(role__in=STAFF)
    return _known().filter(pk__in=staff.values("user__person"))


def on_record() -> QuerySet[Person]:
    """Whoever has or had a role, a check or training with us, or signs in."""
    return _known().filter(
        Exists(_theirs(Engagement))
        | Exists(_theirs(Check))
        | Exists(_theirs(Training))
        | Q(account__isnull=False)
    )


def roles_now(person: Person, *, today: date) -> list[WorkRole]:
    """What they do for us today or are about to."""
    theirs = Engagement.objects.filter(_not_ended(today), person=person).select_related("role")
    return list({each.role_id: each.role for each in theirs}.values())


def _known() -> QuerySet[Person]:
    return Person.objects.order_by("name", "pk")


def _theirs(model: type[Engagement] | type[Check] | type[Training]) -> QuerySet:
    return model.objects.filter(person=OuterRef("pk"))


def _not_ended(today: date) -> Q:
    return Q(until_date__isnull=True) | Q(until_date__gt=today)


def _practitioners(at: datetime) -> QuerySet:
    grants = RoleGrant.objects.in_force(at=at).filter(role=Role.PRACTITIONER)
    return grants.exclude(user__person=None).values("user__person")
