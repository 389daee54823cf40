"""The rules on a screen: read by the safeguarding team, changed by nobody but for one day."""

import pytest
from django.urls import reverse

from kernel.audit.models import AuditEvent
from kernel.people.roles import STAFF, Role
from safeguarding.law import book, keeping
from safeguarding.law.models import Rule
from tests.factories.desk import signed_in

pytestmark = pytest.mark.django_db
READERS = {Role.SAFEGUARDING_OFFICER, Role.DSL, Role.AUDITOR}


def test_every_shipped_rule_is_a_row() -> None:
    assert set(Rule.objects.values_list("key", flat=True)) == {r.key for r in book.shipped()}


def test_a_migration_keeps_the_day_that_the_house_entered(at) -> None:
    Rule.objects.filter(is_switch=True).update(begins_date=at.date())
    Rule.objects.filter(code="ratio").update(says="Something else")
    keeping.mirror()
    assert Rule.objects.get(is_switch=True).begins_date == at.date()
    assert Rule.objects.get(code="ratio").says != "Something else"


def test_the_screen_shows_each_with_source_and_day() -> None:
    html = signed_in(Role.DSL).get(reverse("rules_of_law")).content.decode()
    for rule in book.shipped():
        assert rule.address in html
    assert "1 September 2026" in html
    assert "Its day is not known yet" in html


@pytest.mark.parametrize("role", sorted(STAFF - READERS))
def test_others_do_not_find_it(role: str) -> None:
    assert signed_in(role).get(reverse("rules_of_law")).status_code == 404


def test_the_lead_enters_the_day_a_rule_begins(at) -> None:
    rule = Rule.objects.get(code="report_abuse")
    path = reverse("rule_begins", args=[rule.key])
    assert not keeping.holds("report_abuse", on=at.date())
    signed_in(Role.DSL).post(path, {"begins": "2026-03-01"})
    assert keeping.holds("report_abuse", on=at.date())
    assert AuditEvent.objects.filter(verb="rule.begins").count() == 1


@pytest.mark.parametrize("typed", ["soon", "99999-01-01", "\0"])
def test_an_odd_day_gets_a_sentence(typed: str) -> None:
    rule = Rule.objects.get(code="report_abuse")
    answer = signed_in(Role.DSL).post(reverse("rule_begins", args=[rule.key]), {"begins": typed})
    assert "Write the date" in answer.content.decode()


def test_no_other_rule_can_be_switched(at) -> None:
    rule = Rule.objects.get(code="ratio")
    path = reverse("rule_begins", args=[rule.key])
    assert signed_in(Role.DSL).post(path, {"begins": "2026-03-01"}).status_code == 404
    with pytest.raises(keeping.CannotSwitch):
        keeping.begin(rule=rule, on=at.date(), by=None, at=at)  # type: ignore[arg-type]  # refused first
