"""What every test may ask for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django.test
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import override_settings

from tests.services.fresh_copy import FreshCopyTestCase

# pytest-django builds its transactional tests on this class; ours copies instead of emptying.
django.test.TransactionTestCase = FreshCopyTestCase

MEET_DATABASE = {"db", "transactional_db", "live_server", "product", "_workshop", "postgres_url"}

pytest_plugins = ["tests.services.fixtures"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Beside SQLite, PostgreSQL sees only what meets a database."""
    if django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        config.hook.pytest_deselected(items=[each for each in items if not _meets_database(each)])
        items[:] = [each for each in items if _meets_database(each)]


def _meets_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(asked & MEET_DATABASE)


@pytest.fixture
def at() -> datetime:
    """A moment to pass in: Monday 2 March 2026, noon in London and in UTC alike."""
    return datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def static_files_as_they_lie() -> Iterator[None]:
    """Pages rendered in this process name static files without their hash: none are collected."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**django_settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hundreds of accounts are made here. The product, where it runs by itself, hashes well."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """What one test cached is not there for the next."""
    cache.clear()
    yield
    cache.clear()
