"""The gallery leaves nothing out: what it shows of pages is read from the product."""

import re
from pathlib import Path

import pytest
from PIL import Image

from cms.pages.activity import ActivityPage
from tests.architecture.sources import ROOT
from tests.factories.pages import a_live_page
from tests.factories.programme import an_activity, soon
from tests.gallery import album
from tests.gallery.camera import Camera, file_name
from tests.gallery.kinds import AS, missing, page_kinds, page_models

FOLDER = ROOT / "docs" / "gallery"


@pytest.mark.django_db
def test_every_kind_of_page_is_shown_and_an_activity_in_each_of_its_looks() -> None:
    plain = {str(model._meta.verbose_name) for model in page_models() if model is not ActivityPage}
    names = [kind.name for kind in page_kinds()]
    assert set(names) == plain | set(AS)
    assert len({file_name(name) for name in names}) == len(names)


@pytest.mark.django_db
def test_a_kind_without_a_live_page_is_named() -> None:
    assert "workshop" in missing(page_kinds())
    a_live_page(an_activity(at=soon()))
    assert "workshop" not in missing(page_kinds())
    assert next(k.path for k in page_kinds() if k.name == "workshop") == "/whats-on/print-evening/"


def test_the_index_shows_every_picture_and_the_folder_holds_no_other(tmp_path: Path) -> None:
    camera = _camera(tmp_path)
    (tmp_path / "old-kind-390-light.webp").write_bytes(b"old")
    for side in album.SIDES:
        camera._keep("what’s on", side, Image.new("RGB", (400, 300), "#FFF8EC"), 390)
    camera._keep("paper: ticket", "paper", Image.new("RGB", (400, 300), "#FFF"), 390)
    album.write(tmp_path, camera.taken)
    shown = set(re.findall(r"\]\(([^)]+)\)", (tmp_path / "README.md").read_text(encoding="utf8")))
    assert shown == {path.name for path in tmp_path.glob("*.webp")}
    assert len(shown) == 5


def test_a_picture_that_looks_as_it_did_stays_the_same_file(tmp_path: Path) -> None:
    camera = _camera(tmp_path)
    paper, night = Image.new("RGB", (400, 300), "#FFF8EC"), Image.new("RGB", (400, 300), "#10161E")
    nearly = Image.new("RGB", (400, 300), "#FFF8ED")
    path = tmp_path / "home-390-light.webp"
    camera._keep("home", "390-light", paper, 390)
    first = path.read_bytes()
    camera._keep("home", "390-light", nearly, 390)
    assert path.read_bytes() == first
    camera._keep("home", "390-light", night, 390)
    assert path.read_bytes() != first


@pytest.mark.skipif(not FOLDER.exists(), reason="make gallery has not been run yet")
@pytest.mark.django_db
def test_the_gallery_that_lies_here_is_whole_and_light() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf8")
    shown = set(re.findall(r"\]\(([^)]+\.webp)\)", index))
    assert shown == {path.name for path in FOLDER.glob("*.webp")}
    names = {file_name(kind.name) for kind in page_kinds()}
    assert {name for name in names if f"{name}-390-light.webp" not in shown} == set()
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < album.MOST


def _camera(folder: Path) -> Camera:
    return Camera(folder, browser=None, base_url="")  # type: ignore[arg-type]  # takes no page here
