"""Somebody about whom all preconditions hold, and a fake Service that is asked."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from pytest_django import Settings

from kernel.people.models import Person
from safeguarding.vetting import records
from safeguarding.vetting.models import Check, CheckKind, UpdateSubscription
from safeguarding.vetting.update_service import consent
from tests.factories.people import an_account
from tests.factories.team import DSL, a_check, a_newcomer, a_person
from tests.fakes.update_service import FakeUpdateService, update_service

BORN = date(1980, 2, 1)
BLANK, NON_BLANK, NEW_INFO, NO_MATCH = ("234567890123", "345678901234", "456789012345", "1" * 12)
FAULT, UNKNOWN, REDIRECT, SLOW, DOCTYPE, OTHER_NAME = (figure + "0" * 11 for figure in "905678")


@pytest.fixture
def service(settings: Settings) -> Iterator[FakeUpdateService]:
    with update_service() as fake:
        settings.DBS_STATUS_URL = fake.address
        yield fake


@pytest.fixture
def checker() -> Person:
    user = an_account("dsl")
    user.person = a_person("Petra Lead")
    user.save()
    return user.person


def ready(
    number: str,
    *,
    checker: Person,
    at: datetime,
    surname: str = "Marsh",
    outcome: str = Check.Outcome.CLEAR,
) -> Check:
    """Ada Marsh, engaged, identified, seen, and agreed."""
    person = a_newcomer("Ada Marsh", at=at)
    Person.objects.filter(pk=person.pk).update(birth_date=BORN)
    person.refresh_from_db()
    identified(person, at=at)
    check = a_check(person, at=at, number=number, outcome=outcome, seen_by=checker)
    agreed(check, checker=checker, surname=surname, at=at)
    return Check.objects.select_related("person").get(pk=check.pk)


def identified(person: Person, *, at: datetime) -> Check:
    return records.record_check(
        person=person,
        kind=CheckKind.IDENTITY,
        outcome=Check.Outcome.CLEAR,
        seen_date=at.date(),
        seen_by=a_person("Ida Witness"),
        by=DSL,
        at=at,
    )


def agreed(
    check: Check, *, checker: Person, at: datetime, surname: str = "Marsh"
) -> UpdateSubscription:
    return consent.give(
        check=check,
        forename="Ada",
        surname=surname,
        consent_date=at.date(),
        consent_how=UpdateSubscription.How.WRITTEN,
        recorded_by=checker,
        by=DSL,
        at=at,
    )
