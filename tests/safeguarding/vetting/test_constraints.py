"""What the database holds although the code forgets, each with a control without the constraint."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, models, transaction

from safeguarding.vetting.models import (
    AgencyLetter,
    Check,
    CheckKind,
    Disclosure,
    Engagement,
    Insurance,
    Licence,
    WorkRole,
)
from tests.factories import team

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 1, 10)


def a_decision(at: datetime) -> Disclosure:
    check = team.a_check(team.a_person(), outcome=Check.Outcome.TO_DECIDE, at=at)
    return Disclosure.objects.create(
        certificate=check,
        person=check.person,
        role=team.a_role(at=at),
        decision=Disclosure.Decision.ACCEPTED,
        reasons_sealed="v1.x.y",
        proposed_by=team.a_person("Pat Proposer"),
        proposed_at=at,
    )


def one_person_decides(at: datetime) -> object:
    made = a_decision(at)
    return Disclosure.objects.filter(pk=made.pk).update(
        answer="agreed", answered_by=made.proposed_by, answered_at=at
    )


def their_own_decision(at: datetime) -> object:
    made = a_decision(at)
    return Disclosure.objects.filter(pk=made.pk).update(
        answer="agreed", answered_by=made.person, answered_at=at
    )


def barred_without_regulated(at: datetime) -> object:
    return WorkRole.objects.filter(pk=team.a_role(at=at).pk).update(regulated=False)


def pvg_in_england(at: datetime) -> object:
    role = team.a_role(at=at)
    return WorkRole.objects.filter(pk=role.pk).update(level=WorkRole.Level.PVG_CHILDREN)


def level_without_reason(at: datetime) -> object:
    return WorkRole.objects.filter(pk=team.a_role(at=at).pk).update(rationale="")


def identity_with_a_level(at: datetime) -> object:
    return Check.objects.create(
        person=team.a_person(),
        kind=CheckKind.IDENTITY,
        level="basic",
        seen_date=DAY,
        seen_by=team.a_person("Bea"),
        recorded_at=at,
    )


def abroad_from_nowhere(at: datetime) -> object:
    return Check.objects.create(
        person=team.a_person(), kind=CheckKind.OVERSEAS, outcome="pending", recorded_at=at
    )


def letter_without_a_letter(at: datetime) -> object:
    check = team.a_check(team.a_person(), at=at)
    return Check.objects.filter(pk=check.pk).update(source=Check.Source.AGENCY_LETTER)


def undecided_and_unseen(at: datetime) -> object:
    check = team.a_check(team.a_person(), outcome=Check.Outcome.TO_DECIDE, at=at)
    return Check.objects.filter(pk=check.pk).update(seen_by=None)


def sent_by_nobody(at: datetime) -> object:
    team.a_newcomer(at=at)
    return Engagement.objects.update(basis=Engagement.Basis.AGENCY)


def own_insurance(at: datetime) -> object:
    person = team.a_person()
    return Insurance.objects.create(
        person=person,
        amount_pence=1,
        from_date=DAY,
        until_date=DAY + timedelta(days=1),
        seen_date=DAY,
        seen_by=person,
        recorded_at=at,
    )


def own_letter(at: datetime) -> object:
    person = team.a_person()
    return AgencyLetter.objects.create(
        person=person,
        organisation="A",
        dated=DAY,
        received_date=DAY,
        received_by=person,
        recorded_at=at,
    )


def bopa_of_a_person(at: datetime) -> object:
    return Licence.objects.create(
        kind="bopa",
        person=team.a_person(),
        authority="A",
        from_date=DAY,
        until_date=DAY + timedelta(days=1),
        seen_date=DAY,
        seen_by=team.a_person("Bea"),
        recorded_at=at,
    )


CASES: list[tuple[type[models.Model], str, Callable[[datetime], object]]] = [
    (Disclosure, "a_disclosure_is_decided_by_two", one_person_decides),
    (Disclosure, "nobody_decides_their_own_disclosure", their_own_decision),
    (WorkRole, "a_barred_list_only_for_regulated_activity", barred_without_regulated),
    (WorkRole, "pvg_only_in_scotland", pvg_in_england),
    (WorkRole, "a_level_says_why", level_without_reason),
    (Check, "certificates_alone_have_a_level", identity_with_a_level),
    (Check, "a_check_abroad_says_where", abroad_from_nowhere),
    (Check, "what_came_by_letter_has_its_letter", letter_without_a_letter),
    (Check, "an_accepted_check_was_seen", undecided_and_unseen),
    (Engagement, "whoever_is_sent_is_sent_by_somebody", sent_by_nobody),
    (Insurance, "nobody_sees_their_own_insurance", own_insurance),
    (AgencyLetter, "nobody_receives_their_own_letter", own_letter),
    (Licence, "a_licence_is_somebodys", bopa_of_a_person),
]
NAMES = [name for _model, name, _fault in CASES]


@contextmanager
def without(model: type[models.Model], name: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table without that constraint; the next test has a fresh copy of the database."""
    rule = next(each for each in model._meta.constraints if each.name == name)
    others = [each for each in model._meta.constraints if each.name != name]
    with patch.context() as patched:
        patched.setattr(model._meta, "constraints", others)
        with connection.schema_editor() as editor:
            if connection.vendor == "sqlite":
                editor._remake_table(model)  # it makes the table as the model says
            else:
                editor.remove_constraint(model, rule)
    yield


@pytest.mark.parametrize(("model", "name", "fault"), CASES, ids=NAMES)
def test_the_database_refuses(
    model: type, name: str, fault: Callable[[datetime], object], at: datetime
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        fault(at)


@pytest.mark.parametrize(("model", "name", "fault"), CASES, ids=NAMES)
def test_without_the_constraint_the_fault_is_there(
    model: type,
    name: str,
    fault: Callable[[datetime], object],
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with without(model, name, monkeypatch):
        assert fault(at)
