"""Lists the models of this app; each lives in its area."""

from cms.navigation.models import Navigation
from cms.pages.access import AccessPage
from cms.pages.activity import ActivityPage
from cms.pages.home import HomePage
from cms.pages.people import PeoplePage
from cms.pages.season import SeasonPage
from cms.pages.standard import StandardPage
from cms.pages.stories import StoriesPage, StoryPage
from cms.pages.support import CampaignPage, SupportPage
from cms.pages.visit import VisitPage
from cms.pages.whats_on import WhatsOnPage
from cms.pictures.models import Picture, Print, Rendition

__all__ = [
    "AccessPage",
    "ActivityPage",
    "CampaignPage",
    "HomePage",
    "Navigation",
    "PeoplePage",
    "Picture",
    "Print",
    "Rendition",
    "SeasonPage",
    "StandardPage",
    "StoriesPage",
    "StoryPage",
    "SupportPage",
    "VisitPage",
    "WhatsOnPage",
]
