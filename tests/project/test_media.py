"""The demo serves renditions by itself, and never an original."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory, override_settings

from project.media import public_file

pytestmark = pytest.mark.django_db  # an answer that is over looks after the connections


@pytest.fixture
def media(tmp_path: Path) -> Iterator[Path]:
    for folder in ("images", "original_images"):
        (tmp_path / "media" / folder).mkdir(parents=True)
        (tmp_path / "media" / folder / "print.webp").write_bytes(b"picture")
    (tmp_path / "foyer.sqlite3").write_bytes(b"secret")
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield tmp_path / "media"


def test_a_rendition_is_served(media: Path, rf: RequestFactory) -> None:
    answer = public_file(rf.get("/"), "images/print.webp")
    assert answer.headers["Content-Type"] == "image/webp"
    assert b"".join(answer) == b"picture"
    answer.close()


@pytest.mark.parametrize(
    "path",
    [
        "original_images/print.webp",
        "images/../original_images/print.webp",
        "images/../../foyer.sqlite3",
        "images/",
        "images/nothing.webp",
        "images/\0",
        "images/" + "x" * 5_000,
        "documents/terms.pdf",
        "",
    ],
)
def test_everything_else_is_as_if_it_were_not_there(
    media: Path, rf: RequestFactory, path: str
) -> None:
    with pytest.raises(Http404):
        public_file(rf.get("/"), path)
