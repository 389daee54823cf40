"""The home page and the links round every page."""

from wagtail.models import Page, Site

from cms.models import ActivityPage, HomePage, Navigation
from cms.pages import house
from project.demo.load.loading import Loading
from project.demo.load.pictures import picture
from project.demo.load.words import paragraph
from project.demo.occurrences import occurrences
from project.demo.reader.reading import Entry

MAIN = ("whats-on", "dark-months", "schools", "visit", "access", "support")
FOOTER = ("visit", "access", "people", "safeguarding", "open-places", "news")
REACH = {
    "school": "In classrooms",
    "hospital": "On wards",
    "care_home": "In lounges",
    "online": "Online",
    "prison": "In custody",
}
SHORTER = {"access": "Access", "support": "Support us", "dark-months": "Dark months"}


def load_home(loading: Loading) -> None:
    if loading.is_done("page", "home"):
        return
    said = loading.programme["organisation"]
    with loading.once("page", "home"):
        home = house.ensure().home
        home.title = said["short_name"]
        home.heading = said["strapline"]
        home.intro = paragraph(_opening(said["about"]))
        home.picture, home.tall_picture = picture("home-wide"), picture("home-tall")
        home.promise_picture = picture("promise")
        home.feature = _feature(loading)
        home.reach = _reach(loading.programme)
        home.save_revision().publish()


def load_navigation(loading: Loading) -> None:
    if loading.is_done("navigation", "1"):
        return
    with loading.once("navigation", "1"):
        home = house.ensure().home
        site = Site.objects.get(is_default_site=True)
        navigation = Navigation.for_site(site)
        navigation.main, navigation.footer = _links(home, MAIN), _links(home, FOOTER)
        navigation.save()


def _opening(about: str) -> str:
    """The last two sentences say what the house is today; the history has its own place."""
    sentences = about.split(". ")
    return ". ".join(sentences[-2:])


def _feature(loading: Loading) -> Page | None:
    """The next festival."""
    coming = [
        said
        for said in loading.programme["activities"]
        if said["kind"] == "festival" and said["status"] == "published"
    ]
    coming.sort(key=lambda said: occurrences(said, at=loading.at)[0].starts_at)
    return ActivityPage.objects.filter(slug=coming[0]["key"]).first() if coming else None


def _reach(programme: Entry) -> str:
    """Where we are far outside our own rooms, as far as the file has such places."""
    kinds = {place["kind"] for place in programme["places"]}
    return "\n".join(words for kind, words in REACH.items() if kind in kinds)


def _links(home: HomePage, slugs: tuple[str, ...]) -> list[tuple[str, dict]]:
    pages = {page.slug: page for page in home.get_children()}
    return [
        ("link", {"page": pages[slug], "words": SHORTER.get(slug, "")})
        for slug in slugs
        if slug in pages
    ]
