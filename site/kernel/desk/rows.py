"""Tasks as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kernel.desk.addresses import address
from kernel.desk.models import StaffTask
from kernel.people.models import User
from kernel.people.roles import Role


@dataclass(frozen=True, slots=True)
class TaskRow:
    pk: int
    text: str
    for_whom: str
    raised_at: datetime
    done_at: datetime | None
    done_by: str
    address: str


def rows(tasks: Iterable[StaffTask]) -> list[TaskRow]:
    """In one query more, for the names of those who did them."""
    found = list(tasks)
    names = _names({task.done_by for task in found if task.done_by})
    return [
        TaskRow(
            pk=task.pk,
            text=task.text,
            for_whom=str(Role(task.for_role).label),
            raised_at=task.raised_at,
            done_at=task.done_at,
            done_by=names.get(task.done_by or "", ""),
            address=address(task.about_kind, task.about_ref),
        )
        for task in found
    ]


def _names(actors: set[str]) -> dict[str, str]:
    """An account's name by the actor that the row holds; what is no account is said so."""
    refs = {actor.removeprefix("user:") for actor in actors if actor.startswith("user:")}
    known = {f"user:{u.ref}": u.get_full_name() for u in User.objects.filter(ref__in=refs)}
    return {actor: known.get(actor, _("somebody who has left")) for actor in actors}
