"""The whole demo, loaded once for a module of tests and taken back at its end."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from kernel import clock
from project.demo.load.everything import load
from project.demo.programme import programme


@pytest.fixture(scope="module", autouse=True)
def passwords_in_no_time() -> Iterator[None]:
    """Ten accounts at a load; how a password is hashed is not what is proved here."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[datetime]:
    """Loaded at the moment that it answers with; pages and gates look at the real clock."""
    at = clock.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load(programme(), at=at)
        yield at
        transaction.set_rollback(True)
