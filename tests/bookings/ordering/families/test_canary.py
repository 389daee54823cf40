"""A marked word in each sensitive field is nowhere in the clear: tables found from the models."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, models

from bookings.ordering.asking.erasing import erase
from bookings.ordering.asking.managing import add_question
from bookings.ordering.asking.models import Answer
from bookings.ordering.people.forgetting import forget
from kernel.crypto.fields import SealedField
from kernel.mail import outbox
from safeguarding.models import CareNote
from tests.bookings.ordering.families.children import RING, holding, juniors, path, people_form
from tests.bookings.ordering.families.staff import OFFICER, later
from tests.factories.programme import a_ticket, soon

pytestmark = pytest.mark.django_db
MARK = "zyzzyva"
SENSITIVE = ("health", "helps", "access", "close")


def _everything() -> Iterator[tuple[str, bool, str]]:
    """(table and column, whether it is sealed, text) of every value in the whole database."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        fields = model._meta.local_concrete_fields
        with connection.cursor() as cursor:
            columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {columns} FROM {table}")
            for row in cursor.fetchall():
                for field, value in zip(fields, row, strict=True):
                    yield _label(model, field), isinstance(field, SealedField), str(value)


def _label(model: type[models.Model], field: models.Field) -> str:
    return f"{model._meta.label}.{field.name}"


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Everything told with the mark in it, and booked; the addresses that led on."""
    at = soon()
    session, _ = juniors(at=at)
    free = a_ticket(session.activity, at=at, pence=0, title="Open place")
    for about in ("booking", "participant"):
        add_question(
            activity=session.activity, about=about, text_en="Anything?", keep_days=30,
            is_required=True, by=OFFICER, at=at,
        )  # fmt: skip
    ben = holding(session, free)
    question = {f"q-{q.ref}": f"{MARK} answered" for q in session.activity.questions.all()}
    ring = {key: f"{MARK} {text}" if "phone" not in key else text for key, text in RING.items()}
    about = {"relation": "parent", **{kind: f"{MARK} {kind}" for kind in SENSITIVE}}
    led = []
    for page, typed in (
        ("", people_form(ben, "Tobi Adeyemi")),
        ("asked/", question),
        ("contacts/", ring | {"word": f"{MARK}"}),
        ("1/", about | question),
    ):
        answer = ben.send(path(ben, page), typed)
        assert answer.status_code == 302, answer.content.decode()
        led.append(answer["Location"])
    led.append(ben.pay()["Location"])
    page = ben.page("done").content.decode()
    assert "You are in" in page
    assert MARK not in page
    return led


def test_what_is_told_is_in_no_table_but_sealed_nor_in_logs_nor_addresses(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    led = _told(caplog)
    values = list(_everything())
    assert [label for label, _, text in values if MARK in text.lower()] == []
    sealed = {label for label, is_sealed, text in values if is_sealed and text.startswith("v1.")}
    assert sealed >= {
        "safeguarding.CareNote.text_sealed",
        "safeguarding.EmergencyContact.name_sealed",
        "safeguarding.EmergencyContact.relation_sealed",
        "safeguarding.Collector.name_sealed",
        "safeguarding.Collector.word_sealed",
        "bookings.Answer.text_sealed",
    }
    assert MARK not in " ".join([*led, *(record.getMessage() for record in caplog.records)]).lower()


def test_the_search_sees_a_word_that_is_not_sealed(caplog: pytest.LogCaptureFixture) -> None:
    """The control: in the clear it would be found."""
    outbox.post(
        kind="account.login_code",
        to="ben@families.example",
        template="account/emails/login_code",
        context={"code": MARK},
        about=("account", ""),
        dedupe_key="control",
        at=soon(),
        language="en",
    )
    assert any(MARK in text.lower() for _, _, text in _everything())


def test_answers_are_gone_when_they_are_due_and_not_a_day_before(
    caplog: pytest.LogCaptureFixture,
) -> None:
    _told(caplog)
    assert Answer.objects.count() == 2
    due = Answer.objects.first().keep_until
    erase(at=later(due))
    assert Answer.objects.count() == 2
    assert erase(at=later(due, days=1)) == "2 answers erased."
    assert not [label for label, _, _ in _everything() if label.startswith("bookings.Answer")]


def test_what_was_told_for_a_hold_that_was_let_go_is_forgotten_after_a_week(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at = soon()
    ben = holding(*juniors(at=at))
    ben.tell(ben.send(path(ben), people_form(ben, "Tobi Adeyemi")))
    ben.send(path(ben, "1/"), {"relation": "parent", "health": MARK})
    ben.client.post(f"/booking/{ben.secret}/let-go/")
    forget(at=at + timedelta(days=6))
    assert CareNote.objects.exists()
    forget(at=at + timedelta(days=8))
    assert not CareNote.objects.exists()


def test_what_was_told_for_who_is_booked_stays(caplog: pytest.LogCaptureFixture) -> None:
    _told(caplog)
    forget(at=soon() + timedelta(days=8))
    assert CareNote.objects.count() == 4
