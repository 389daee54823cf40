"""What the public sees of a picture, and what nobody may upload."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import get_image_form

from cms.pictures.models import Picture, Rendition
from cms.pictures.showing import shown, warm
from tests.cms.pages.seeing import statements
from tests.factories.pages import DRAWN, a_drawing, a_photograph

pytestmark = pytest.mark.django_db


def test_a_drawing_is_passed_through_byte_by_byte() -> None:
    picture = a_drawing()
    seen = shown(picture)
    with Rendition.objects.get().file.open() as made:
        assert made.read() == DRAWN
    assert seen["url"].startswith("/media/images/")
    assert (seen["width"], seen["height"], seen["srcset"]) == (400, 300, "")


def test_the_original_is_never_shown() -> None:
    for picture in (a_drawing(), a_photograph()):
        assert picture.file.name.startswith("original_images/")
        assert "original_images" not in str(shown(picture))


def test_a_photograph_is_offered_in_widths_it_has() -> None:
    seen = shown(a_photograph(width=1000))
    assert ".webp 480w" in seen["srcset"]
    assert ".webp 960w" in seen["srcset"]
    assert "1600w" not in seen["srcset"]


def test_words_come_from_the_picture_unless_said_otherwise() -> None:
    picture = a_drawing("Herons")
    assert shown(picture)["alt"] == "Herons, described"
    assert shown(picture, alt="")["alt"] == ""


def test_no_picture_is_no_picture() -> None:
    assert shown(None) == {}


def test_a_file_that_is_gone_becomes_the_placeholder() -> None:
    picture = a_photograph()
    picture.file.storage.delete(picture.file.name)
    assert shown(picture) == {}


def test_once_made_ready_a_picture_costs_no_statement() -> None:
    warm(a_photograph())
    picture = Picture.objects.get()
    assert statements(lambda: shown(picture)) == []


def test_saving_a_picture_makes_it_ready(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        picture = a_drawing()
    picture.refresh_from_db()
    assert picture.shown_as["name"]


def test_nobody_uploads_a_drawing_that_could_hold_a_script() -> None:
    form = get_image_form(Picture)(
        {"title": "A drawing", "collection": 1, "tags": ""},
        {"file": SimpleUploadedFile("drawing.svg", DRAWN, "image/svg+xml")},
    )
    assert not form.is_valid()
    assert "Not a supported image format" in str(form.errors["file"])
