"""Codes and bursary funds on staff screens."""

import pytest
from django.test import Client

from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from kernel.audit.models import AuditEvent
from kernel.references import new_secret
from tests.bookings.ordering.codes.a_code import a_code, a_fund
from tests.factories.desk import signed_in
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in("box_office")


def typed(**changes: str) -> dict[str, str]:
    return {
        "once": new_secret(),
        "code": "spring 2027",
        "does": "percent",
        "percent": "50",
        **changes,
    }


def test_a_code_is_made_as_it_will_be_typed(office: Client) -> None:
    activity, fund = an_activity(), a_fund()
    form = typed(activity=activity.ref, fund=fund.ref, max_uses="3", valid_until="2027-05-01")
    office.post("/admin/codes/add/", form)
    code = DiscountCode.objects.get()
    assert (code.code, code.percent, code.max_uses) == ("SPRING2027", 50, 3)
    assert (code.activity, code.fund) == (activity, fund)
    assert AuditEvent.objects.filter(verb="code.added", about_ref=code.ref).exists()
    said = office.get("/admin/codes/").content.decode()
    assert "50 percent off, paid by" in said
    assert "0 of 3 tickets" in said


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": ""}, "Write the code."),
        ({"code": "a\0b"}, "Null characters are not allowed."),
        ({"code": "££"}, "Use three letters, figures or dashes, or more."),
        ({"code": "x" * 41}, "Keep it to 40 letters."),
        ({"percent": ""}, "Write how many percent."),
        ({"percent": "101"}, "Write 100 or less."),
        ({"does": "pounds", "pounds": "3,50"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"does": "pounds"}, "Write how many pounds."),
        ({"does": "pounds", "pounds": "99999"}, "Write £10,000 or less."),
        ({"does": "unlock"}, "Choose the ticket that it opens."),
        ({"fund": "nothing"}, "Choose one from the list."),
        ({"activity": "\0"}, "Choose one from the list."),
        ({"max_uses": "-1"}, "Write 1 or more."),
        ({"valid_until": "soon"}, "Write the day like this"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_makes_no_code(office, changes, sentence) -> None:
    said = office.post("/admin/codes/add/", typed(**changes)).content.decode()
    assert sentence in said
    assert not DiscountCode.objects.exists()


def test_no_two_codes_are_alike(office: Client) -> None:
    a_code("SPRING2027")
    assert "There is or was a code" in office.post("/admin/codes/add/", typed()).content.decode()


def test_a_code_is_ended_once_and_for_all(office: Client) -> None:
    code = a_code()
    for _ in range(2):
        office.post(f"/admin/codes/{code.ref}/withdraw/")
    code.refresh_from_db()
    assert code.withdrawn
    assert AuditEvent.objects.filter(verb="code.withdrawn").count() == 1


def test_a_fund_is_made_and_given_more(office: Client) -> None:
    office.post(
        "/admin/bursaries/add/", {"once": new_secret(), "title": "Harbour", "budget": "500"}
    )
    fund = BursaryFund.objects.get()
    assert fund.budget_pence == 50_000
    BursaryFund.objects.update(spent_pence=20_000)
    said = office.post(f"/admin/bursaries/{fund.ref}/", {"budget": "199.99"}).content.decode()
    assert "£200.00 of it is spent already." in said
    office.post(f"/admin/bursaries/{fund.ref}/", {"budget": "200"})
    fund.refresh_from_db()
    assert fund.budget_pence == 20_000
