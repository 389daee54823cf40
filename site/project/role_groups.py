"""The table of roles, put into Django's groups and Wagtail's permissions after every migrate."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from kernel.people.roles import Role
from project.roles import TABLE, permissions_of


@receiver(post_migrate)
def fill(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After the last app, when every permission there is exists."""
    if using == DEFAULT_DB_ALIAS and sender is _last() and _is_whole():
        apply()


def apply() -> None:
    """Make groups and their permissions exactly what the table says. Twice is once."""
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions(permissions_of(role)))
        _set_pages(group, {f"wagtailcore.{verb}_page" for verb in TABLE[role].pages})
        _set_library(group, set(TABLE[role].library))


def _set_pages(group: Group, names: set[str]) -> None:
    root = Page.get_first_root_node()
    kept = GroupPagePermission.objects.filter(
        group=group, page=root, permission__in=_permissions(names)
    )
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept.values("pk")).delete()
    for permission in _permissions(names) if root else ():
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_library(group: Group, names: set[str]) -> None:
    root = Collection.get_first_root_node()
    kept = GroupCollectionPermission.objects.filter(
        group=group, collection=root, permission__in=_permissions(names)
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(pk__in=kept.values("pk")).delete()
    for permission in _permissions(names) if root else ():
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _permissions(names: set[str]) -> QuerySet[Permission]:
    """Those of the names that exist: an older state of the database may lack some."""
    rows = Permission.objects.values_list("pk", "content_type__app_label", "codename")
    return Permission.objects.filter(
        pk__in=[pk for pk, app, codename in rows if f"{app}.{codename}" in names]
    )


def _last() -> AppConfig:
    return [config for config in apps.get_app_configs() if config.models_module is not None][-1]


def _is_whole() -> bool:
    """Not on the way back to an early migration, where tables lack what the table speaks of."""
    loader = MigrationLoader(connections[DEFAULT_DB_ALIAS])
    return set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
