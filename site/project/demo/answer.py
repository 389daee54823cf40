"""What `load_demo --json` prints (contract): addresses are paths, moments are UTC."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from bookings.catalogue.facts import ActivityFacts
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.programme import facts
from cms.models import ActivityPage, CampaignPage
from cms.pages.base import BasePage
from cms.pages.house import ensure
from fundraising.campaigns import questions
from fundraising.campaigns.models import Campaign
from project.demo.load.accounts import sign_ins
from project.demo.reader.reading import Entry


def answer(programme: Entry, *, at: datetime) -> dict[str, Any]:
    """Read from the database as it stands, in the order of the file."""
    keys = [said["key"] for said in programme["activities"]]
    found = Activity.objects.filter(key__in=keys).select_related("course")
    activities = sorted(found, key=lambda activity: keys.index(str(activity.key)))
    live = facts(activities, at=at)
    return {
        "users": sign_ins(programme),
        "pages": _pages(),
        "activities": [_activity(activity, live[activity.pk]) for activity in activities],
        "campaigns": [
            _campaign(campaign)
            for said in programme["campaigns"]
            for campaign in Campaign.objects.filter(key=said["key"])
        ],
    }


def _pages() -> dict[str, str]:
    home = ensure().home
    return {"home": home.url, **{page.slug: page.url for page in home.get_children().live()}}


def _activity(activity: Activity, live: ActivityFacts) -> dict[str, Any]:
    url = _url(ActivityPage.objects.live().filter(activity=activity).first())
    return {
        "key": activity.key,
        "ref": activity.ref,
        "title": activity.title_en,
        "url": url,
        "course_ref": activity.course.ref,
        "book_url": live.book_path if url else None,
        "sessions": [_session(session) for session in _sessions(activity)],
    }


def _sessions(activity: Activity) -> Iterable[Mapping[str, Any]]:
    rows = Session.objects.filter(activity=activity, pools__kind="general")
    return rows.order_by("starts_at", "pk").values(
        "ref", "starts_at", capacity=F("pools__capacity"), taken=F("pools__taken")
    )


def _session(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "ref": row["ref"],
        "starts": row["starts_at"].isoformat(),
        "capacity": row["capacity"],
        "taken": row["taken"],
    }


def _campaign(campaign: Campaign) -> dict[str, Any]:
    progress = questions.progress(campaign)
    return {
        "key": campaign.key,
        "ref": campaign.ref,
        "title": campaign.title_en,
        "url": _url(CampaignPage.objects.live().filter(campaign=campaign).first()),
        "target_pence": progress.target.pence,
        "raised_pence": progress.raised.pence,
    }


def _url(page: BasePage | None) -> str | None:
    return page.url if page else None
