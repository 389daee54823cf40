"""The house and its light: who may, what is refused, what is seen before it is so."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kernel.audit.models import AuditEvent
from kernel.organisation import pairs
from kernel.organisation.models import Organisation
from tests.factories.desk import signed_in

pytestmark = pytest.mark.django_db
SCREEN = "/admin/house/"


@pytest.fixture(autouse=True)
def house() -> Organisation:
    return Organisation.objects.create(
        pk=1, name="The House", short_name="House", email="us@house.example"
    )


@pytest.fixture
def client() -> Client:
    return signed_in("administrator")


def typed(**changes: object) -> dict[str, object]:
    return {
        "name": "The House",
        "short_name": "House",
        "email": "us@house.example",
        "ink": "#1f2a37",
        "flame": "#d9480f",
        "wax": "#fff8ec",
        "tide": "#0b6e6e",
        "dusk": "#4c3575",
        **changes,
    }


def test_an_administrator_renames_the_house_and_the_trail_says_what_changed(client: Client) -> None:
    answer = client.post(SCREEN, typed(short_name="Lantern Works", promise="Come in.\n\nStay."))
    assert answer.status_code == 302
    own = Organisation.objects.get()
    assert (own.short_name, own.promise) == ("Lantern Works", ["Come in.", "Stay."])
    event = AuditEvent.objects.get(verb="organisation.changed")
    assert sorted(event.facts["facts"]) == ["promise", "short_name"]
    assert "Lantern" not in str(event.facts)
    assert "Lantern Works" in Client().get("/").content.decode()


def test_a_colour_too_faint_is_refused_with_its_ratio_and_one_that_would_do(client: Client) -> None:
    text = client.post(SCREEN, typed(tide="#7fb5b5")).content.decode()
    assert "Too faint: with straw blocks it has a contrast of 1." in text
    assert "would do." in text
    assert Organisation.objects.get().tide == "#0B6E6E"


def test_without_the_check_the_faint_colour_would_be_saved(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "faults", lambda five: [])
    assert client.post(SCREEN, typed(tide="#7fb5b5")).status_code == 302
    assert Organisation.objects.get().tide == "#7FB5B5"


def test_one_press_puts_in_the_colour_that_would_do(client: Client) -> None:
    text = client.post(SCREEN, typed(tide="#7fb5b5", use="1")).content.decode()
    assert "Too faint" not in text
    assert Organisation.objects.get().tide == "#0B6E6E"


def test_looking_first_saves_nothing_and_shows_both_lights(client: Client) -> None:
    text = client.post(SCREEN, typed(ink="#112233", look="1")).content.decode()
    assert "ink=%23112233" in text
    assert "light=day" in text
    assert "light=night" in text
    assert Organisation.objects.get().ink == "#1F2A37"
    sheet = client.get("/admin/house/preview.css", {"ink": "#112233"}).text
    assert "--ink:light-dark(#112233," in sheet


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ink", "red"),
        ("ink", ""),
        ("ink", "#12345\0"),
        ("name", ""),
        ("name", "n" * 10_000),
        ("short_name", "\0"),
        ("email", "nobody"),
        ("promise", "p" * 10_000),
        ("phone", "☎" * 100),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_changes_nothing(
    client: Client, field: str, value: str
) -> None:
    answer = client.post(SCREEN, typed(**{field: value}))
    assert answer.status_code == 200
    assert "look at again" in answer.content.decode()
    assert not AuditEvent.objects.filter(verb="organisation.changed").exists()


@pytest.mark.parametrize("asked", ["red", "", "#12345\0", "x" * 5_000])
def test_a_preview_of_no_colour_shows_the_house_as_it_is(client: Client, asked: str) -> None:
    assert client.get("/admin/house/preview/", {"ink": asked}).status_code == 200
    assert (
        "--ink:light-dark(#1F2A37," in client.get("/admin/house/preview.css", {"ink": asked}).text
    )


def test_a_logo_is_written_anew_without_what_else_the_file_held(client: Client) -> None:
    held = BytesIO()
    Image.new("RGB", (900, 900), "#D9480F").save(held, "JPEG", comment=b"taken at home")
    sent = SimpleUploadedFile("../../logo.svg", held.getvalue())
    assert client.post(SCREEN, typed(logo=sent)).status_code == 302
    own = Organisation.objects.get()
    with own.logo.open() as file, Image.open(file) as kept:
        assert (kept.format, kept.height) == ("PNG", 400)
    with own.logo.open() as file:
        assert b"taken at home" not in file.read()


@pytest.mark.parametrize("content", [b"<svg onload='x()'/>", b"", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_picture_is_refused_as_a_logo(client: Client, content: bytes) -> None:
    answer = client.post(SCREEN, typed(logo=SimpleUploadedFile("logo.png", content)))
    assert answer.status_code == 200
    assert not Organisation.objects.get().logo


@pytest.mark.parametrize("role", ["editor", "officer", "dsl", "auditor"])
def test_others_do_not_find_it(role: str) -> None:
    client = signed_in(role)
    assert client.get(SCREEN).status_code == 404
    assert client.post(SCREEN, typed(name="Mine")).status_code == 404
    assert client.get("/admin/house/preview/").status_code == 404
    assert Organisation.objects.get().name == "The House"


def test_the_admin_bears_the_houses_name_and_mark(client: Client) -> None:
    text = client.get("/admin/").content.decode()
    assert "- House</title>" in text
    assert "house-mark" in text
    assert "favicon.ico" not in text
    assert "Wagtail v" not in text
    assert "editor guide" not in text
    assert "--w-color-primary-hue" in client.get("/admin/house/frame.css").text
