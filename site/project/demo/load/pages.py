"""Pages: what's on, campaigns, stories and standing words, each live as an editor would publish."""

from bookings.catalogue.models import Activity
from cms.models import ActivityPage, CampaignPage, StoryPage
from cms.pages import house
from cms.pages.base import BasePage
from fundraising.campaigns.models import Campaign
from project.demo.load.loading import Loading
from project.demo.load.pictures import picture
from project.demo.load.standing import page_of
from project.demo.load.words import for_schools, paragraph, paragraphs
from project.demo.reader.reading import Entry

# A page of that slug exists in every house; the file brings its words.
OWN_PAGES = {"support"}
PICTURES_OF_STORIES = {
    "eel": "lantern-school-run",
    "suitcase": "youth-theatre-juniors",
    "bus-fares": "beats",
}
WIDE = {"light-up": "festival-wide"}
LIVE = {"published", "completed"}


def load_activity_pages(loading: Loading) -> None:
    """Published and past activities have a live page, drafts a draft; closed lists have none."""
    for said in loading.programme["activities"]:
        key = said["key"]
        if said["status"] == "closed_list" or said["audience"] == "closed":
            continue
        if not loading.is_done("activity_page", key):
            with loading.once("activity_page", key):
                page = ActivityPage(
                    title=said["title"],
                    slug=key,
                    activity=Activity.objects.get(key=key),
                    subtitle=said["subtitle"],
                    summary=said["summary"],
                    body=_activity_body(said),
                    picture=picture(key),
                    wide_picture=picture(WIDE.get(key, "")),
                    content_notes="\n".join(said.get("content_notes", [])),
                    **for_schools(said),
                )
                add(house.ensure().whats_on, page, live=said["status"] in LIVE)


def load_campaign_pages(loading: Loading) -> None:
    for said in loading.programme["campaigns"]:
        key = said["key"]
        if not loading.is_done("campaign_page", key):
            with loading.once("campaign_page", key):
                page = CampaignPage(
                    title=said["title"],
                    slug=key,
                    campaign=Campaign.objects.get(key=key),
                    intro=paragraph(said["summary"]),
                    body=[("paragraph", paragraph(said["story"])), *_updates(loading, said)],
                    picture=picture(f"campaign-{key}"),
                )
                add(house.ensure().support, page)


def load_standard_pages(loading: Loading) -> None:
    for said in loading.programme["pages"]:
        if loading.is_done("page", said["slug"]):
            continue
        with loading.once("page", said["slug"]):
            if said["slug"] in OWN_PAGES:
                page = house.ensure().support
                page.intro, page.body = paragraph(said["intro"]), paragraphs(said["body"])
                page.save_revision().publish()
                continue
            add(house.ensure().home, page_of(said, loading.programme))


def load_stories(loading: Loading) -> None:
    for said in loading.programme["news"]:
        if not loading.is_done("story", said["slug"]):
            with loading.once("story", said["slug"]):
                page = StoryPage(
                    title=said["title"],
                    slug=said["slug"],
                    date=said["date"].date(loading.at),
                    summary=said["summary"],
                    body=paragraphs(said["body"]),
                    picture=picture(PICTURES_OF_STORIES.get(said["slug"], "")),
                )
                add(house.ensure().stories, page)


def add(parent: BasePage, page: BasePage, *, live: bool = True) -> None:
    """As an editor does it: a draft first, then its first revision, then perhaps live."""
    parent.refresh_from_db()  # treebeard counts children in the row, not in this copy of it
    page.live, page.has_unpublished_changes = False, True
    page.locale = parent.locale
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()


def _activity_body(said: Entry) -> list[tuple[str, object]]:
    notes = [said[name] for name in ("photo_notice", "weather") if name in said]
    quotes = [
        ("quote", {"words": quote["text"], "who": quote["by"]}) for quote in said.get("quotes", [])
    ]
    return [*paragraphs(said["body"]), *quotes, *(("note", note) for note in notes)]


def _updates(loading: Loading, said: Entry) -> list[tuple[str, object]]:
    parts: list[tuple[str, object]] = []
    for update in reversed(said["updates"]):
        parts += [("heading", update["title"]), ("paragraph", paragraph(update["body"]))]
    return parts
