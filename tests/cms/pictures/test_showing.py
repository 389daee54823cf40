"""What the public sees of a picture, and what nobody may upload."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import get_image_form

from cms.pictures.models import Picture, Rendition
from cms.pictures.showing import shown
from tests.cms.pages.seeing import statements
from tests.factories.pages import DRAWN, a_drawing, a_photograph, ready

pytestmark = pytest.mark.django_db


def test_a_drawing_is_passed_through_byte_by_byte() -> None:
    seen = shown(ready(a_drawing()))
    with Rendition.objects.get().file.open() as made:
        assert made.read() == DRAWN
    assert seen["url"].startswith("/media/images/")
    assert (seen["width"], seen["height"], seen["sources"]) == (400, 300, [])


def test_the_original_is_never_shown() -> None:
    for picture in (ready(a_drawing()), ready(a_photograph())):
        assert picture.file.name.startswith("original_images/")
        assert "original_images" not in str(shown(picture))
        assert "original_images" not in str(shown(picture, use="square"))


def test_a_photograph_is_offered_in_widths_it_has_the_smallest_format_first() -> None:
    seen = shown(ready(a_photograph(width=1000)))
    assert [source["type"] for source in seen["sources"]] == ["image/avif", "image/webp"]
    for source in seen["sources"]:
        assert " 480w" in source["srcset"]
        assert " 960w" in source["srcset"]
        assert " 1000w" in source["srcset"]
        assert "1600w" not in source["srcset"]
    assert seen["url"].endswith(".jpg")


def test_a_square_is_cut_round_the_focal_point() -> None:
    picture = a_photograph(width=1000)
    picture.focal_point_x, picture.focal_point_y = 900, 300
    picture.focal_point_width = picture.focal_point_height = 50
    picture.save()
    seen = shown(ready(picture), use="square")
    assert seen["width"] == seen["height"] == 600
    focused = Rendition.objects.filter(filter_spec="fill-640x640|format-jpeg")
    assert focused.exclude(focal_point_key="").count() == 1


def test_words_come_from_the_picture_unless_said_otherwise() -> None:
    picture = ready(a_drawing("Herons"))
    assert shown(picture)["alt"] == "Herons, described"
    assert shown(picture, alt="")["alt"] == ""


def test_no_picture_is_no_picture() -> None:
    assert shown(None) == {}


def test_a_picture_that_is_not_ready_is_not_shown_and_nothing_is_made() -> None:
    picture = a_photograph()
    assert shown(picture) == {}
    assert not Rendition.objects.exists()


def test_once_made_ready_a_picture_costs_no_statement() -> None:
    ready(a_photograph())
    picture = Picture.objects.get()
    assert statements(lambda: shown(picture)) == []


def test_nobody_uploads_a_drawing_that_could_hold_a_script() -> None:
    form = get_image_form(Picture)(
        {"title": "A drawing", "collection": 1, "tags": ""},
        {"file": SimpleUploadedFile("drawing.svg", DRAWN, "image/svg+xml")},
    )
    assert not form.is_valid()
    assert "Not a supported image format" in str(form.errors["file"])
