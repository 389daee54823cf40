"""Raising and finishing a staff task."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.models import StaffTask
from kernel.people.roles import Role


def raise_task(
    *, kind: str, about: tuple[str, str], for_role: Role, text: str, at: datetime, key: str = ""
) -> StaffTask:
    """Put a task on the desk once; `about` is (kind, reference), `key` tells twins apart."""
    task, _ = StaffTask.objects.get_or_create(
        dedupe_key=f"{kind}:{about[1]}:{key}",
        defaults={
            "kind": kind,
            "about_kind": about[0],
            "about_ref": about[1],
            "for_role": for_role,
            "text": text,
            "raised_at": at,
        },
    )
    return task


def open_for(roles: Iterable[Role]) -> QuerySet[StaffTask]:
    """What waits for these roles, the longest waiting first."""
    return StaffTask.objects.filter(for_role__in=list(roles), done_at=None).order_by(
        "raised_at", "pk"
    )


def done_for(roles: Iterable[Role]) -> QuerySet[StaffTask]:
    """What these roles have done, the latest first."""
    done = StaffTask.objects.filter(for_role__in=list(roles), done_at__isnull=False)
    return done.order_by("-done_at", "-pk")


def finish(*, task: StaffTask, by: Actor, at: datetime) -> bool:
    """Done, by whom and when; False when somebody else was first, whose name then stays."""
    with trail.act(by=by, at=at) as noted:
        won = StaffTask.objects.filter(pk=task.pk, done_at=None).update(done_at=at, done_by=str(by))
        if won:
            noted.note("task.done", about=("task", str(task.pk)), kind=task.kind)
    task.refresh_from_db()
    return bool(won)
