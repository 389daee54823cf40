"""Django's groups follow the grants in force, so that Wagtail's own permissions end with them.

A group carries a role's name; what it opens is written in `project/roles.py`. Membership is worked
out on entering the admin (`second_factor`) and by the part `role_grants`; a group that somebody
was put in by hand falls away again.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group

from kernel.people.models import RoleGrant, User
from kernel.people.roles import Role


def sync(user: User, *, at: datetime) -> bool:
    """Put the user in the groups of the roles in force at `at`, and in no other role's. Changed?"""
    due = {role.value for role in user.roles(at=at)}
    present = set(user.groups.filter(name__in=Role.values).values_list("name", flat=True))
    if due == present:
        return False
    user.groups.remove(*Group.objects.filter(name__in=present - due))
    user.groups.add(*_groups(due - present))
    return True


def sync_all(*, at: datetime) -> int:
    """Every account whose groups and grants differ; returns how many there were."""
    due = set(RoleGrant.objects.in_force(at=at).values_list("user_id", "role"))
    present = set(
        User.groups.through.objects.filter(group__name__in=Role.values).values_list(
            "user_id", "group__name"
        )
    )
    wrong = {user_id for user_id, _ in due ^ present}
    return sum(sync(user, at=at) for user in User.objects.filter(pk__in=wrong))


def _groups(names: Iterable[str]) -> list[Group]:
    return [Group.objects.get_or_create(name=name)[0] for name in sorted(names)]
