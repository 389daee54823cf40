"""A mail server of our own, to which the product really sends."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.fakes.smtp import MailServer, mail_server


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as running:
        settings.MAILERS = running.mailers
        yield running
