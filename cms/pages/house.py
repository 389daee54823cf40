"""The pages without which there is no house: home, what's on, support, stories."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from cms.pages.base import BasePage
from cms.pages.home import HomePage
from cms.pages.stories import StoriesPage
from cms.pages.support import SupportPage
from cms.pages.whats_on import WhatsOnPage
from kernel.organisation.house import house


@dataclass(frozen=True, slots=True)
class House:
    home: HomePage
    whats_on: WhatsOnPage
    support: SupportPage
    stories: StoriesPage


def ensure() -> House:
    """Make what is missing, live and in English; what is there stays as somebody wrote it."""
    with transaction.atomic(), override(settings.LANGUAGE_CODE):
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        home = _home()
        return House(
            home=home,
            whats_on=_child(home, WhatsOnPage, "whats-on", _("What’s on")),
            support=_child(home, SupportPage, "support", _("Support us")),
            stories=_child(home, StoriesPage, "news", _("News")),
        )


def _home() -> HomePage:
    """The root of the default site; Wagtail's own welcome page makes room for it."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    if isinstance(root, HomePage):
        return root
    if type(root) is Page and root.slug == "home" and not root.numchild:
        root.delete()  # takes its site with it
        site = None
    name = house().short_name
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title=name, slug="home", heading=house().strapline_en or name, locale=_english()
        )
    )
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    else:
        site.root_page = home
        site.save()
    return home


def _child[P: BasePage](home: HomePage, kind: type[P], slug: str, title: str) -> P:
    found = kind.objects.child_of(home).first()
    if found is not None:
        return found
    home.refresh_from_db()  # treebeard counts children in the row, not in this copy of it
    return home.add_child(
        instance=kind(title=title, slug=slug, show_in_menus=True, locale=_english())
    )


def _english() -> Locale:
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)
