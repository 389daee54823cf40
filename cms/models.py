"""Lists the models of this app; each lives in its area."""

from cms.navigation.models import Navigation
from cms.pages.activity import ActivityPage
from cms.pages.home import HomePage
from cms.pages.standard import StandardPage
from cms.pages.stories import StoriesPage, StoryPage
from cms.pages.support import CampaignPage, SupportPage
from cms.pages.whats_on import WhatsOnPage
from cms.pictures.models import Picture, Rendition

__all__ = [
    "ActivityPage",
    "CampaignPage",
    "HomePage",
    "Navigation",
    "Picture",
    "Rendition",
    "StandardPage",
    "StoriesPage",
    "StoryPage",
    "SupportPage",
    "WhatsOnPage",
]
