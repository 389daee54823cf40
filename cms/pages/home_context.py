"""What the front door shows besides its own words."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import State
from cms.pages.home import HomePage
from cms.pages.listing import cards
from cms.pages.listing.entries import Entry, entries, pages_on_show
from cms.pages.stories import StoryPage
from cms.pages.structured.house import organisation
from cms.pages.support import CampaignPage, campaign_split
from cms.pages.whats_on import WhatsOnPage
from cms.pictures.of_page import picture_of
from fundraising.campaigns import questions
from kernel import clock
from kernel.organisation.house import house

SOON = timedelta(days=7)
WELCOME = {State.OPEN, State.FEW, State.DROP_IN, State.BY_TELEPHONE}


def home_context(page: HomePage, *, at: datetime) -> dict[str, Any]:
    coming = entries(pages_on_show(at=at), at=at)
    today = clock.london_date(at)
    return {
        "structured": [organisation()],
        "this_week": _this_week(coming, today, at=at),
        "whats_on_url": _whats_on(page),
        "cards": _cards(coming, page.feature_id),
        "band": _feature(page, coming),
        "promises": house().promise,
        "about": _about(house().about),
        "reach": [line for line in page.reach.splitlines() if line.strip()],
        "split": _campaign(at=at),
        "stories": StoryPage.objects.live()
        .filter(locale__language_code=get_language() or "en")
        .select_related("locale")
        .defer("body")
        .order_by("-date", "-pk")[:3],
    }


def _whats_on(page: HomePage) -> str:
    found = WhatsOnPage.objects.live().child_of(page).select_related("locale").first()
    return found.address if found else ""


def _this_week(coming: list[Entry], today: date, *, at: datetime) -> list[dict[str, str]]:
    """Three things within seven days that somebody can still come to."""
    soon = [
        entry
        for entry in coming
        if entry.session.starts_at <= at + SOON and entry.state in WELCOME and not entry.is_run
    ]
    return [
        {
            "when": phrases.soon(entry.session, today=today),
            "title": entry.page.title,
            "url": entry.page.address,
            "words": _briefly(entry),
        }
        for entry in _each_once(soon)[:3]
    ]


def _briefly(entry: Entry) -> str:
    parts = [
        phrases.places_left(entry.state, entry.left),
        prices.price_words(entry.tickets, whole=entry.is_run),
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _cards(coming: list[Entry], feature: int | None) -> list[dict[str, Any]]:
    """Four that can be booked, as different from each other as the programme allows."""
    wanted = [
        entry
        for entry in _each_once(coming)
        if entry.state.is_bookable and entry.page.pk != feature
    ]
    seen: set[str] = set()
    first: list[Entry] = []
    rest: list[Entry] = []
    for entry in wanted:
        form = entry.facts.art_forms[0].key if entry.facts.art_forms else ""
        (rest if form in seen else first).append(entry)
        seen.add(form)
    four = sorted([*first, *rest][:4], key=lambda entry: entry.session.starts_at)
    return [cards.card(entry.page, entry.facts) for entry in four]


def _feature(page: HomePage, coming: list[Entry]) -> dict[str, Any] | None:
    """An activity with its dates; any other page with its own words."""
    if page.feature is None or not page.feature.live:
        return None
    for entry in coming:
        if entry.page.pk == page.feature_id:
            return cards.band(entry.page, entry.facts)
    other = page.feature.specific
    return {
        "title": other.title,
        "words": other.card_words,
        "url": other.address,
        "action": _("Read on"),
        "picture": picture_of(other, alt="", wide=True),
        "colour": "dusk",
    }


def _about(words: str) -> dict[str, str]:
    """The first sentence stands large, the rest beside it."""
    first, dot, rest = words.partition(". ")
    return {"title": first + dot.strip(), "words": rest}


def _campaign(*, at: datetime) -> dict[str, Any] | None:
    """The newest open campaign that has a page."""
    keys = [campaign.pk for campaign in questions.shown(at=at)]
    pages = CampaignPage.objects.live().filter(
        campaign__in=keys, locale__language_code=get_language() or "en"
    )
    by_campaign = {
        page.campaign_id: page for page in pages.select_related("campaign", "picture", "locale")
    }
    page = next((by_campaign[key] for key in keys if key in by_campaign), None)
    return campaign_split(page) if page else None


def _each_once(coming: list[Entry]) -> list[Entry]:
    return list({entry.page.pk: entry for entry in reversed(coming)}.values())[::-1]
