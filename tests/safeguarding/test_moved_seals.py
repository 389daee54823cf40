"""A sealed text copied into another row opens nothing there, as people use the product."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kernel import clock
from safeguarding.vetting.models import Check
from tests.factories.people import PASSWORD, SECRET, an_account, sign_in
from tests.factories.team import a_check, a_person
from tests.kernel.people.codes import code_at

pytestmark = pytest.mark.django_db


def _whole_number(client: Client, check: Check) -> str:
    address = f"/admin/team-records/{check.person.ref}/check/{check.key}/number/"
    return client.post(address, follow=True).content.decode()


def test_a_number_moved_to_another_persons_check_is_not_shown_there(client: Client) -> None:
    sign_in(client, an_account("dsl"))
    now = clock.now()
    first = a_check(a_person("Ada"), at=now, number="001234567890")
    second = a_check(a_person("Bo"), at=now, number="009876543210")
    Check.objects.filter(pk=second.pk).update(number_sealed=first.number_sealed)
    assert "001234567890" in _whole_number(client, first)
    page = _whole_number(client, second)
    assert "cannot be read" in page
    assert "001234567890" not in page


def test_a_second_factor_moved_to_another_account_opens_nothing(client: Client) -> None:
    """Whoever can write the database cannot lend somebody else's account their own telephone."""
    mine, theirs = an_account("editor"), an_account("dsl")
    row = Authenticator.objects.get(user=mine)
    assert row.data["secret"].opened() == SECRET
    Authenticator.objects.filter(user=theirs).update(data=row.data)
    client.post("/account/login/", {"login": theirs.email, "password": PASSWORD})
    answer = client.post("/account/2fa/authenticate/", {"code": code_at(clock.now())})
    assert "not the code of this moment" in answer.content.decode()
    assert client.get("/account/").status_code == 302
