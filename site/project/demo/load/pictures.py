"""The drawn pictures, into the library once, with their alternative text."""

import hashlib
from pathlib import Path

from django.core.files.images import ImageFile

from cms.pictures import renditions
from cms.pictures.models import Picture
from project.demo import programme as files
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

ON_PAGES = {"activity", "page", "campaign"}
CREDIT = "Drawn for Tallow House (CC0)"
STAND_FOR = {
    "sold-out": Picture.Stands.FULL,
    "empty-list": Picture.Stands.EMPTY,
    "photo-withheld": Picture.Stands.WITHHELD,
    "not-found": Picture.Stands.LOST,
    "done": Picture.Stands.DONE,
}


def load_pictures(loading: Loading) -> None:
    titles = {one["key"]: one["title"] for one in loading.programme["activities"]}
    for key, said in files.pictures().items():
        if said["kind"] in ON_PAGES and not loading.is_done("picture", key):
            with loading.once("picture", key):
                _picture(said, titles.get(key) or key.replace("-", " ").capitalize())
    for key, stands_for in STAND_FOR.items():
        if not loading.is_done("placeholder", key):
            with loading.once("placeholder", key):
                if found := picture(key):
                    found.stands_for = stands_for
                    found.save()


def picture(key: str) -> Picture | None:
    """The library's picture of that file, unless somebody took it away."""
    said = files.pictures().get(key)
    if said is None:
        return None
    return Picture.objects.filter(file_hash=_hash(files.file_of(said))).first()


def _picture(said: Entry, title: str) -> None:
    width, height = said["size"]
    path = files.file_of(said)
    with path.open("rb") as content:
        made = Picture(
            title=title, description=said["alt"], credit=CREDIT, width=width, height=height
        )
        made.file.save(path.name, ImageFile(content, name=path.name), save=False)
        made.file_size, made.file_hash = path.stat().st_size, _hash(path)
        made.save()
        renditions.make(made)


def _hash(path: Path) -> str:
    """As Wagtail names a file's content."""
    return hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
