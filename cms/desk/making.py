"""An activity and its page, made together: the fact first, the words to follow."""

from datetime import datetime
from typing import Any

from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.whats_on import WhatsOnPage
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import User

Kind, Way = Activity.Kind, Activity.Way
WAYS = {
    Kind.SERIES: Way.EACH_OR_ALL,
    Kind.TERM: Way.EACH_OR_ALL,
    Kind.HOLIDAY: Way.EACH_OR_ALL,
    Kind.SCHOOL_VISIT: Way.BY_REQUEST,
    Kind.IN_SCHOOL: Way.BY_REQUEST,
    Kind.OUTREACH: Way.BY_STAFF,
}
LONGEST_SLUG = 80


class NoProgramme(Exception):
    """There is no what's-on page to put it under; the message says who can make one."""


def make_activity(
    *, title: str, kind: str, duty_of_care: str, by: Actor, at: datetime, **facts: Any
) -> Activity:
    """With the way in that suits its kind; it can be changed on its sheet."""
    return scheduling.create_activity(
        title=title,
        kind=kind,
        duty_of_care=duty_of_care,
        with_adult=duty_of_care == Activity.DutyOfCare.CHILDREN_WITH_ADULT,
        way_in=WAYS.get(Kind(kind), Way.EACH),
        by=by,
        at=at,
        **facts,
    )


def draft_page(*, activity: Activity, user: User, by: Actor, at: datetime) -> ActivityPage:
    """A draft under what's on, with an address of its own. Raises NoProgramme."""
    parent = WhatsOnPage.objects.order_by("path").first()
    if parent is None:
        raise NoProgramme
    with trail.act(by=by, at=at) as noted:
        # Wagtail counts children in the parent's row and numbers equal addresses: one at a time.
        Page.objects.select_for_update().get(pk=parent.pk)
        parent.refresh_from_db()
        page = parent.add_child(
            instance=ActivityPage(
                title=activity.title_en,
                slug=_free_slug(parent, activity),
                activity=activity,
                owner=user,
                live=False,
                has_unpublished_changes=True,
            )
        )
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
        page.save_revision(user=user, changed=False)
        noted.note("page.drafted", about=("activity", activity.ref), page=page.pk)
    return page


def attach(*, page: ActivityPage, activity: Activity, user: User, by: Actor, at: datetime) -> None:
    """Say what a page without one is about, in its draft; going live is the page's own affair."""
    with trail.act(by=by, at=at) as noted:
        ActivityPage.objects.filter(pk=page.pk, live=False).update(activity=activity)
        draft = page.get_latest_revision_as_object()
        draft.activity = activity
        draft.save_revision(user=user)
        noted.note("page.attached", about=("activity", activity.ref), page=page.pk)


def _free_slug(parent: Page, activity: Activity) -> str:
    """From the title where it has letters; numbered where taken."""
    base = slugify(activity.title_en)[:LONGEST_SLUG].strip("-") or "activity"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)
