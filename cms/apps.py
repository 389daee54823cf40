from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from kernel.freshness import hearing

# What saving a draft writes beside the live page; the public sees none of it.
OF_DRAFTS = {
    "latest_revision_id",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
}


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from cms.pages import artwork, going_live  # noqa: F401, PLC0415 -- models must be loaded first
        from cms.pictures import warming  # noqa: F401, PLC0415 -- models must be loaded first
        from cms.pictures.prints import making  # noqa: F401, PLC0415 -- models must be loaded first

        hearing.never_shown("wagtailcore_page", OF_DRAFTS)
        post_migrate.connect(open_the_house, sender=self)


def open_the_house(using: str, **_: Any) -> None:
    """A fresh install answers at its front door; nothing that exists is touched."""
    from cms.pages import house  # noqa: PLC0415 -- models must be loaded first

    if using == "default" and "cms_homepage" in connections[using].introspection.table_names():
        house.ensure()
