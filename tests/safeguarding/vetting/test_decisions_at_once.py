"""Two people decide at once, or one person from two tabs: threads that really commit."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from kernel.audit.models import AuditEvent
from safeguarding.vetting.models import Check, Disclosure
from safeguarding.vetting.records import disclosures
from safeguarding.vetting.rules import CannotRecord
from tests.factories import team
from tests.factories.team import DSL, a_person
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
RUNS = 10


def propose(check: Check, role: Any, who: Any, at: datetime) -> Callable[[], Disclosure]:
    told = {"decision": "accepted", "reasons": "Never alone.", "proposed_by": who}
    return lambda: disclosures.propose(check=check, role=role, by=DSL, at=at, **told)


def answer(made: Disclosure, who: Any, at: datetime, *, agreed: bool) -> Callable[[], None]:
    # Each tab has the row as it was when it was opened.
    row = Disclosure.objects.select_related("person", "role").get(pk=made.pk)
    return lambda: disclosures.answer(disclosure=row, agreed=agreed, answered_by=who, by=DSL, at=at)


def _undecided(at: datetime) -> Check:
    return team.a_check(team.a_newcomer(at=at), outcome=Check.Outcome.TO_DECIDE, at=at)


def _answers(at: datetime, *, one_person: bool) -> list[int]:
    """How many answers went through, in each run."""
    role, pat, sam, kim = team.a_role(at=at), a_person("P"), a_person("S"), a_person("K")
    many = []
    for _ in range(RUNS):
        made = propose(_undecided(at), role, pat, at)()
        calls = (
            answer(made, sam, at, agreed=True),
            answer(made, sam if one_person else kim, at, agreed=False),
        )
        said = all_at_once(*calls)
        assert all(each is None or isinstance(each, CannotRecord) for each in said)
        many.append(said.count(None))
    return many


@pytest.mark.parametrize("one_person", [False, True], ids=["two people", "two tabs"])
def test_of_two_answers_at_once_one_counts_and_the_other_is_told(
    at: datetime, *, one_person: bool
) -> None:
    assert _answers(at, one_person=one_person) == [1] * RUNS
    said = AuditEvent.objects.filter(verb__in=["disclosure.agreed", "disclosure.declined"])
    assert said.count() == RUNS


def test_without_the_guard_both_count(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""

    def unguarded(disclosure: Disclosure, **said: Any) -> bool:
        return bool(Disclosure.objects.filter(pk=disclosure.pk).update(**said))

    monkeypatch.setattr(disclosures, "_win", unguarded)
    assert sum(many == 2 for many in _answers(at, one_person=False)) >= 9


def test_of_two_proposals_at_once_one_waits(at: datetime) -> None:
    """Also the same person's from two tabs."""
    role, pat, sam = team.a_role(at=at), a_person("P"), a_person("S")
    for run in range(RUNS):
        check = _undecided(at)
        second = pat if run % 2 else sam
        said = all_at_once(propose(check, role, pat, at), propose(check, role, second, at))
        assert sum(isinstance(each, Disclosure) for each in said) == 1, said
        assert Disclosure.objects.filter(certificate=check, answer="").count() == 1


def test_the_proposer_cannot_agree_from_another_tab(at: datetime) -> None:
    role, pat = team.a_role(at=at), a_person("P")
    made = propose(_undecided(at), role, pat, at)()
    said = all_at_once(*(answer(made, pat, at, agreed=True) for _ in range(2)))
    assert all(isinstance(each, CannotRecord) for each in said)
    assert Disclosure.objects.get().answer == ""
