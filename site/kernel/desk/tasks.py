"""Raising and finishing a staff task."""

from datetime import datetime

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
