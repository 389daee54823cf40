"""Frames hold what is put into them, and pages that say no are pages of the house."""

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory

from project import errors
from project.style_guide import FRAMES, style_guide


@pytest.mark.django_db
@pytest.mark.parametrize("frame", ["", *FRAMES])
def test_every_frame_renders_with_one_heading_and_one_main(frame: str, rf: RequestFactory) -> None:
    page = style_guide(rf.get("/style-guide/"), frame).content.decode()
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert "Set-Cookie" not in page


@pytest.mark.django_db
def test_the_style_guide_is_absent_in_a_house(client: Client) -> None:
    assert client.get("/style-guide/").status_code == 404


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_a_failing_house_can_still_say_so_without_a_database(name: str) -> None:
    page = get_template(name).render()
    assert "<h1" in page
    assert "brand.css" not in page


@pytest.mark.django_db
def test_an_address_with_nothing_says_so_in_the_houses_hand(client: Client) -> None:
    answer = client.get("/nothing/at/all/")
    assert answer.status_code == 404
    assert "/lost/" in answer.text  # the quiet picture for it
    assert not answer.cookies


@pytest.mark.django_db
def test_a_form_that_waited_too_long_says_what_to_do(rf: RequestFactory) -> None:
    answer = errors.csrf_failure(rf.post("/book/x/"))
    assert answer.status_code == 403
    assert "send it once more" in answer.content.decode()
