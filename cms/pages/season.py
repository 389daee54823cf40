"""A season, a theme: some activities under one heading, each with its live facts."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamBlock
from wagtail.blocks.field_block import PageChooserBlock
from wagtail.fields import StreamField

from bookings.catalogue import labels, phrases, prices, programme
from bookings.catalogue.facts import ActivityFacts
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.addresses import in_language
from cms.pages.base import BasePage, body_field, intro_field, picture_field
from cms.pages.listing import cards
from cms.pages.standing import standing
from cms.pages.structured.crumbs import crumbs_node
from cms.pictures.of_page import picture_of
from kernel import clock


class GatheredBlock(StreamBlock):
    activity = PageChooserBlock(
        page_type="cms.ActivityPage", label=_("Activity"), icon="calendar-alt"
    )

    class Meta:
        required = False


class SeasonPage(BasePage):
    intro = intro_field()
    body = body_field()
    picture = picture_field(_("picture"))
    gathered = StreamField(GatheredBlock(), verbose_name=_("what belongs to it"), blank=True)

    template = "cms/pages/season.html"
    followed = (*BasePage.followed, "picture")
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("picture"),
        FieldPanel("gathered"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("season or theme")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        above = standing().whats_on
        crumbs = [{"title": said("What’s on"), "url": above}] if above else []
        return {
            **context,
            "rows": season_rows(self, at=clock.now()),
            "whats_on_url": above,
            "crumbs": crumbs,
            "trail": crumbs_node(crumbs, self.title, self.address),
        }


def season_rows(page: SeasonPage, *, at: datetime) -> list[dict[str, Any]]:
    """For components/listing_row.html: in the editor's order, what is over at the end."""
    chosen = [child.get("value") for child in page.gathered.raw_data if child.get("value")]
    found = (
        ActivityPage.objects.live()
        .filter(pk__in=chosen, activity__visibility=Activity.Visibility.PUBLIC)
        .select_related("activity", "picture", "locale")
        .annotate(**labels.activity_labels("activity"))
        .defer("body")
    )
    pages = sorted(found, key=lambda each: chosen.index(each.pk))
    facts = programme.facts([each.lend_labels().activity for each in pages], at=at)
    about = [(each, facts[each.activity_id]) for each in pages]
    about.sort(key=lambda pair: not pair[1].to_come)
    return [_row(each, live) for each, live in about]


def _row(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    where = phrases.where(facts) if facts.sessions else []
    left = None if facts.activity.kind == Activity.Kind.FESTIVAL else facts.left
    return {
        "title": page.title,
        "url": page.address,
        "picture": picture_of(page, alt=""),
        "time": phrases.span(facts) if facts.to_come else said("This has been"),
        "place": where[0] if where else "",
        "words": page.subtitle or page.summary,
        "ages": cards.age_words(facts.activity),
        "features": cards.features(facts.features[: cards.MOST_FEATURES]),
        "price": prices.activity_price(facts),
        "state": facts.state,
        "left": left,
        "capacity": facts.next and facts.next.capacity,
        "book_url": in_language(facts.book_path) if facts.state.is_bookable else "",
        "action": cards.action(facts, facts.state, bool(facts.run_tickets)),
    }
