"""Services a test starts: PostgreSQL, the product itself, a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import browser as browsers
from tests.services import postgres, redis
from tests.services.product import Workshop


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL of our own, up while the tests run."""
    with postgres.cluster() as url:
        yield url


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The URL of a Redis of our own, up while the tests run."""
    with redis.server() as url:
        yield url


@pytest.fixture(scope="session")
def _workshop(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Workshop:
    return Workshop(
        folder=tmp_path_factory.mktemp("product"),
        postgres_url=lambda: str(request.getfixturevalue("postgres_url")),
    )


@pytest.fixture
def product(_workshop: Workshop, tmp_path: Path) -> Iterator[Workshop]:
    """Starts the product: `product.start(engine="postgresql", workers=2)`; stopped at the end."""
    with _workshop.open():
        yield _workshop


@pytest.fixture(scope="session")
def chromium() -> Iterator[browsers.Chromium]:
    """Debian's Chromium: `chromium.page(base_url, javascript=False, phone=True)`."""
    with browsers.chromium() as running:
        yield running
