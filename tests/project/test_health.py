"""What monitors, crawlers and researchers are told."""

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from kernel.organisation.models import Organisation

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_is_alive(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_a_migrated_database_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")


def test_a_database_that_lacks_a_migration_is_not_ready(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="bookings").latest("id").delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


def test_search_engines_are_kept_from_private_addresses(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /booking/" in lines
    assert "Disallow: /" not in lines


def test_security_txt_names_the_house_and_expires(client: Client) -> None:
    Organisation.objects.create(
        pk=1, name="Tallow", short_name="Tallow", email="hello@tallow.example"
    )
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: mailto:hello@tallow.example\nExpires: 20")


def test_health_answers_are_never_kept_by_a_cache(client: Client) -> None:
    assert "no-store" in client.get("/readyz").headers["Cache-Control"]
