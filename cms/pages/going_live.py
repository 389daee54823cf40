"""What follows when Wagtail says that a page went live or came down."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished

from bookings.catalogue import publishing
from cms.pages.activity import ActivityPage
from kernel import clock
from kernel.audit.actor import Actor


@receiver(page_published, sender=ActivityPage)
def show(instance: ActivityPage, revision: Revision | None = None, **_: Any) -> None:
    """An activity with a live page is listed."""
    if instance.activity is not None:
        publishing.show(activity=instance.activity, by=_who(revision), at=clock.now())


@receiver(page_unpublished, sender=ActivityPage)
def hide(instance: ActivityPage, **_: Any) -> None:
    """With its last live page, in whichever language, an activity leaves the list."""
    activity = instance.activity
    if activity is None or activity.pages.live().exclude(pk=instance.pk).exists():
        return
    publishing.hide(activity=activity, by=_who(instance.latest_revision), at=clock.now())


@receiver(copy_for_translation_done)
def keep_the_activity(source_obj: Page, target_obj: Page, **_: Any) -> None:
    """A translation is of the same activity; only a plain copy starts without one."""
    source, target = source_obj.specific, target_obj.specific
    if isinstance(source, ActivityPage) and target.activity_id is None:
        target.activity = source.activity
        target.save(update_fields=["activity"])
        target.save_revision(changed=False, clean=False)


def _who(revision: Revision | None) -> Actor:
    user = revision.user if revision is not None else None
    return Actor("user", user.ref) if user is not None else Actor.system("pages")
