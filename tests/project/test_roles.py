"""The table of roles and the database say the same, after every migrate."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from kernel.people.roles import STAFF, Role
from project import role_groups
from project.roles import TABLE, permissions_of

pytestmark = pytest.mark.django_db


def test_every_role_has_its_row() -> None:
    assert set(TABLE) == set(Role)


def test_every_permission_in_the_table_exists() -> None:
    named = {name for role in Role for name in permissions_of(role) | set(TABLE[role].library)}
    named |= {f"wagtailcore.{verb}_page" for role in Role for verb in TABLE[role].pages}
    rows = Permission.objects.values_list("content_type__app_label", "codename")
    assert named - {f"{app}.{codename}" for app, codename in rows} == set()


def test_nothing_of_safeguarding_stands_in_the_table() -> None:
    assert not [
        name for role in Role for name in permissions_of(role) if name.startswith("safeguarding.")
    ]


@pytest.mark.parametrize("role", Role)
def test_migrate_has_filled_the_group(role: Role) -> None:
    assert _of(role) == permissions_of(role)
    assert ("wagtailadmin.access_admin" in _of(role)) is (role in STAFF)
    pages = GroupPagePermission.objects.filter(group__name=role, page__depth=1)
    assert pages.count() == len(TABLE[role].pages)
    library = GroupCollectionPermission.objects.filter(group__name=role, collection__depth=1)
    assert library.count() == len(TABLE[role].library)


def test_what_was_given_by_hand_falls_away_and_twice_is_once() -> None:
    group = Group.objects.get(name=Role.AUDITOR)
    group.permissions.add(Permission.objects.get(codename="change_activity"))
    for _ in range(2):
        role_groups.apply()
    assert _of(Role.AUDITOR) == permissions_of(Role.AUDITOR)


def _of(role: Role) -> set[str]:
    rows = Group.objects.get(name=role).permissions.values_list(
        "content_type__app_label", "codename"
    )
    return {f"{app}.{codename}" for app, codename in rows}
