"""The safeguarding lead opens one screen on Monday morning and knows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bookings.planning.morning import views
from bookings.planning.morning.term import term
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.roles import STAFF, Role
from tests.factories.desk import signed_in
from tests.factories.programme import AT, a_session, an_activity
from tests.factories.team import (
    a_cleared_lead,
    a_cleared_second,
    a_newcomer,
    a_worker,
    in_team,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/safeguarding-today/"
CHILDREN = {"duty_of_care": "unaccompanied_children", "min_age": 8}
KEEPERS = {Role.SAFEGUARDING_OFFICER, Role.DSL}


def seen(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_cannot_wait_is_said_once_for_all_its_dates() -> None:
    now = clock.now()
    sparks = an_activity("Saturday Sparks", at=now, **CHILDREN)
    until = clock.london_date(now) + timedelta(days=10)
    marek = a_worker("Marek Wolny", at=now, trained_until=until)
    for days in (3, 14, 21, 28):
        session = a_session(sparks, days=days, at=now)
        in_team(session, marek, "lead", at=now)
        a_cleared_second(session, f"Second {days}", at=now)

    said = seen(signed_in("dsl"))

    assert said.count("Saturday Sparks: Marek Wolny is not cleared</strong>") == 1
    assert "3 dates, the first on" in said
    assert "The safeguarding training counts until" in said
    assert reverse("team_record", args=[marek.ref]) in said
    assert AuditEvent.objects.filter(verb="morning.read").count() == 1


def test_a_term_with_nothing_in_the_way_says_so() -> None:
    now = clock.now()
    session = a_session(an_activity(at=now, **CHILDREN), at=now)
    a_cleared_lead(session, at=now)
    a_cleared_second(session, at=now)
    said = seen(signed_in("safeguarding_officer"))
    assert "Nothing is stopped." in said
    assert "Every session of the coming term is clear." in said


@pytest.mark.parametrize("role", sorted(STAFF - KEEPERS))
def test_nobody_else_sees_it(role: str) -> None:
    assert signed_in(role).get(ADDRESS).status_code == 404
    assert not AuditEvent.objects.filter(verb="morning.read").exists()


def test_the_picture_has_a_mark_for_each_session_and_the_same_table_behind_it() -> None:
    now = clock.now()
    activity = an_activity("Paper Boats", at=now, **CHILDREN)
    stopped = a_session(activity, days=8, at=now)
    in_team(stopped, a_newcomer("Una", at=now), "lead", at=now)
    clear = a_session(activity, days=15, at=now)
    a_cleared_lead(clear, at=now)
    a_cleared_second(clear, at=now)

    said = seen(signed_in("dsl"))

    assert len(re.findall(r"term-mark term-mark--", said)) == 2
    assert 'term-mark--stopped" d="M' in said
    assert 'term-mark--clear" d="M' in said
    table = said.partition("The same as a table")[2]
    assert table.count('<th scope="row">Paper Boats') == 2
    assert "Of 2 sessions in the next 13 weeks 1 are stopped" in said
    assert "style=" not in said.partition('<div class="morning">')[2].partition("</main>")[0]


def test_marks_of_one_week_never_cover_each_other() -> None:
    activity = an_activity(**CHILDREN)
    sessions = [a_session(activity, days=1, at=AT) for _ in range(7)]
    shown = term([(session, "clear") for session in sessions], at=AT)
    starts = [mark.path.split("h")[0] for week in shown.weeks for mark in week.marks]
    assert len(starts) == len(set(starts)) == 7
    assert len(shown.weeks) == 13


def test_it_asks_as_many_questions_for_one_session_as_for_twelve() -> None:
    activity = an_activity(**CHILDREN)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(views.facts(at=AT)["clashes"])
        return len(queries)

    in_team(a_session(activity, days=1), a_newcomer("Una"), "lead")
    few = asked()
    for days in range(2, 13):
        in_team(a_session(activity, days=days), a_newcomer(f"Una {days}"), "lead")
    assert asked() == few
