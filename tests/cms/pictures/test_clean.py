"""Nothing that a camera wrote down reaches the library, or the public."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form

from cms.pictures import clean
from cms.pictures.models import Picture, Rendition
from tests.factories.pages import ready

pytestmark = pytest.mark.django_db
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def _taken(kind: str = "JPEG", orientation: int = 6) -> bytes:
    """300 wide, 200 high, as the sensor saw it; the camera was turned, and says where it was."""
    image = Image.new("RGB", (300, 200), "#0B6E6E")
    image.paste("#D9480F", (0, 0, 60, 40))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Spycam"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 12.0)
    held = BytesIO()
    image.save(held, kind, exif=exif.tobytes())
    return held.getvalue()


def _kept(content: bytes, name: str = "taken.jpg") -> Picture:
    return Picture.objects.create(title="Taken", file=ContentFile(content, name=name))


def _remembers(content: bytes) -> bool:
    return b"Spycam" in content or bool(Image.open(BytesIO(content)).getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_library_keeps_no_metadata(kind: str) -> None:
    taken = _taken(kind)
    assert _remembers(taken)
    picture = _kept(taken, f"taken.{kind.lower()}")
    with picture.file.open() as stored:
        assert not _remembers(stored.read())


def test_a_turned_camera_gives_an_upright_picture_with_true_sizes() -> None:
    picture = _kept(_taken())
    assert (picture.width, picture.height) == (200, 300)
    with picture.file.open() as stored:
        upright = Image.open(stored).convert("RGB")
        red, _green, _blue = upright.getpixel((190, 10))  # its corner came round to the right
    assert red > 180


def test_renditions_of_an_older_original_carry_nothing_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cms.pictures.models.without_its_diary", lambda picture: None)
    ready(_kept(_taken()))
    made = list(Rendition.objects.all())
    assert made
    for rendition in made:
        with rendition.file.open() as stored:
            assert not _remembers(stored.read()), rendition.filter_spec
        assert rendition.height >= rendition.width


def test_control_without_the_cleaning_filter_the_place_would_be_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cms.pictures.models.without_its_diary", lambda picture: None)
    monkeypatch.setattr(clean, "_forget", lambda image: None)
    ready(_kept(_taken()))
    found = []
    for rendition in Rendition.objects.all():
        with rendition.file.open() as stored:
            found.append(_remembers(stored.read()))
    assert any(found)


def test_a_picture_without_metadata_stays_byte_for_byte() -> None:
    held = BytesIO()
    Image.new("RGB", (30, 20), "#0B6E6E").save(held, "JPEG")
    picture = _kept(held.getvalue())
    with picture.file.open() as stored:
        assert stored.read() == held.getvalue()


def test_what_is_no_picture_at_all_is_refused_with_a_sentence() -> None:
    form = get_image_form(Picture)(
        {"title": "No picture", "collection": 1, "tags": ""},
        {"file": SimpleUploadedFile("no.jpg", b"\xff\xd8\xff" + b"nothing" * 9, "image/jpeg")},
    )
    assert not form.is_valid()
    assert "damaged" in str(form.errors["file"]), form.errors


def test_a_picture_with_too_many_pixels_is_refused_with_a_sentence(settings) -> None:  # type: ignore[no-untyped-def]
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    form = get_image_form(Picture)(
        {"title": "Vast", "collection": 1, "tags": ""},
        {"file": SimpleUploadedFile("vast.jpg", _taken(), "image/jpeg")},
    )
    assert not form.is_valid()
    assert "too many pixels" in str(form.errors["file"])
