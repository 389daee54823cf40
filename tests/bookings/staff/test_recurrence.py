"""Dates that repeat, with bank holidays and closures shown before any is made."""

from datetime import date, timedelta

import pytest
from django.test import Client

from bookings.catalogue.closures.models import Closure
from bookings.catalogue.models import Session
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.references import new_secret
from tests.bookings.staff.test_dates import date_typed, next_saturday
from tests.factories.desk import a_workshop, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def address() -> str:
    activity, _ = a_workshop()
    return f"/admin/activities/{activity.ref}/dates/"


def listed(page: str) -> list[str]:
    return [line.split('"')[0] for line in page.split('name="days" value="')[1:]]


def ticked(page: str) -> list[str]:
    rows = page.split('name="days" value="')[1:]
    return [row.split('"')[0] for row in rows if "checked" in row.split(">")[0]]


def test_several_weekdays_until_a_day_are_listed(editor: Client) -> None:
    first = next_saturday(2)
    until = first + timedelta(days=15)
    typed = date_typed(day=first.isoformat(), until=until.isoformat(), weekdays=["5", "6"])
    page = editor.post(address(), typed).content.decode()
    expected = [first + timedelta(days=n) for n in (0, 1, 7, 8, 14, 15)]
    assert listed(page) == [day.isoformat() for day in expected]
    assert not Session.objects.filter(starts_at__date=first).exists()


def test_days_when_we_are_shut_are_said_and_left_out(editor: Client) -> None:
    where = address()
    first = next_saturday(2)
    shut = first + timedelta(weeks=1)
    Closure.objects.create(title="Half-term", from_date=shut - timedelta(days=3), until_date=shut)
    typed = date_typed(day=first.isoformat(), weeks="3")
    page = editor.post(where, typed).content.decode()
    assert "Shut: Half-term." in page
    assert len(listed(page)) == 3
    assert shut.isoformat() not in ticked(page)
    made = {**typed, "listed": "1", "days": ticked(page), "once": new_secret()}
    editor.post(where, made)
    days = {clock.london_date(session.starts_at) for session in Session.objects.all()}
    assert {first, first + timedelta(weeks=2)} <= days
    assert shut not in days


def test_one_date_on_a_bank_holiday_is_asked_about(editor: Client) -> None:
    christmas = date(clock.london_date(clock.now()).year + 1, 12, 25)
    typed = date_typed(day=christmas.isoformat())
    page = editor.post(address(), typed).content.decode()
    if christmas.weekday() < 5:
        assert "Bank holiday: Christmas Day." in page
        assert ticked(page) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"until": "2020-01-01"}, "That is before the first date."),
        ({"until": "2099-01-01"}, "That is more than a year away. Check the year."),
        ({"until": "soon"}, "Write the day like this"),
        ({"weekdays": ["9"]}, "Choose from the list."),
        ({"weekdays": ["0", "1", "2", "3"], "weeks": "60"}, "Make at most 120 at once."),
    ],
)
def test_what_cannot_repeat_gets_a_sentence(editor: Client, changes, sentence) -> None:
    before = Session.objects.count()
    assert sentence in editor.post(address(), date_typed(**changes)).content.decode()
    assert Session.objects.count() <= before + 1  # the workshop's own


def test_a_closure_is_put_on_the_list_and_taken_off(editor: Client) -> None:
    typed = {"title": "Half-term", "from_date": "2099-02-13", "until_date": "2099-02-21"}
    editor.post("/admin/closures/", typed)
    closure = Closure.objects.get()
    assert "Half-term" in editor.get("/admin/closures/").content.decode()
    editor.post(f"/admin/closures/{closure.pk}/remove/")
    assert not Closure.objects.exists()
    assert AuditEvent.objects.filter(verb__startswith="closure.").count() == 2
    backwards = {**typed, "until_date": "2099-02-01"}
    assert "end before it begins" in editor.post("/admin/closures/", backwards).content.decode()
