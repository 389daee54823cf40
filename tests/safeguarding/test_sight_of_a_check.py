"""What each role sees of a check (matrix of safeguarding.md §6), on every screen it may open.

The full row for the safeguarding team, masked for those who look on, one's own for practitioners,
the light alone or nothing for everybody else, the owner of the machine among them.
"""

from typing import Any

import pytest
from django.test import Client

from kernel.audit.models import AuditEvent
from kernel.people.models import User
from kernel.people.roles import Role
from safeguarding.vetting.models import Check
from tests.factories import team
from tests.factories.people import sign_in
from tests.project.matrix import house as furnished
from tests.project.matrix.routes import ours
from tests.project.test_role_matrix import COLUMNS

pytestmark = pytest.mark.django_db
END, OTHER_END, REASONS = "7341", "8452", "Long ago, and not about children"
KEEPERS = {Role.SAFEGUARDING_OFFICER, Role.DSL}
LOOKING_ON = {Role.AUDITOR, Role.DATA_PROTECTION}
# Where a keeper asks for the whole of it, and the trail has it first.
WHOLE = {"team_record_number", "team_record_decision"}


@pytest.fixture
def people() -> dict[str, User]:
    return furnished.accounts()


@pytest.fixture
def house(people: dict[str, User]) -> dict[str, Any]:
    found = furnished.house(people)
    Check.objects.filter(person=found["the worker"]).exclude(number_last4="").update(
        number_last4=END
    )
    own = team.a_check(people["practitioner"].person, number="000000008452")
    assert own.number_last4 == OTHER_END
    return found


def _everything(client: Client, user: User, house: dict[str, Any]) -> dict[str, str]:
    """Every page that opens for this account, by the name of its view."""
    pages = {}
    for route in ours():
        answer = client.get(route.address(house, user))
        if answer.status_code == 200 and not answer.streaming:
            pages[route.name] = answer.content.decode("utf8", "replace")
    return pages


@pytest.mark.parametrize("column", COLUMNS)
def test_a_role_sees_of_a_check_what_the_matrix_says(
    client: Client, column: str, people: dict[str, User], house: dict[str, Any]
) -> None:
    sign_in(client, people[column])
    pages = _everything(client, people[column], house)
    showing_end = {name for name, page in pages.items() if END in page}
    showing_reasons = {name for name, page in pages.items() if REASONS in page}
    if column in KEEPERS:
        assert "team_record" in showing_end
        assert showing_reasons <= WHOLE
    else:
        assert showing_end == set()
        assert showing_reasons == set()
    if column in LOOKING_ON:
        page = pages["central_record_person"]
        assert "Enhanced with the children&#x27;s barred list" in page
        assert AuditEvent.objects.filter(verb="record.masked_read").exists()
    if column == Role.PRACTITIONER:
        assert {name for name, page in pages.items() if OTHER_END in page} == {"own_record"}


def test_no_page_that_is_only_looked_at_shows_a_whole_number(
    client: Client, people: dict[str, User], house: dict[str, Any]
) -> None:
    sign_in(client, people["dsl"])
    pages = _everything(client, people["dsl"], house)
    assert {name for name, page in pages.items() if "000000008452" in page} == set()
