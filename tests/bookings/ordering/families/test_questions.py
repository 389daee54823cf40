"""Questions of an activity: asked, answered, conditional, made by staff."""

import pytest
from django.test import Client

from bookings.catalogue.models import Session
from bookings.ordering.asking import answering
from bookings.ordering.asking.managing import add_question
from bookings.ordering.asking.models import Answer, Question
from bookings.ordering.models import BookingState
from tests.bookings.ordering.booker import Booker
from tests.bookings.ordering.families.children import holding, path, people_form
from tests.bookings.ordering.families.staff import OFFICER
from tests.factories.desk import signed_in
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


def _asking(**facts: object) -> tuple[Booker, Question, Session]:
    """An evening with one question, and Ben who holds a free place and is named."""
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    question = add_question(
        activity=session.activity, by=OFFICER, at=at, **{"text_en": "Do you bring a lamp?", **facts}
    )
    ben = holding(session, a_ticket(session.activity, pence=0, at=at))
    ben.send(path(ben), people_form(ben, "Ben Adeyemi"))
    return ben, question, session


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "A small one", "A small one"),
        ("yesno", "yes", "yes"),
        ("choice", "Two", "Two"),
        ("number", "3", "3"),
        ("date", "5/12/2026", "2026-12-05"),
    ],
)
def test_every_kind_is_answered_and_kept_sealed(kind: str, typed: str, kept: str) -> None:
    ben, question, _ = _asking(kind=kind, options=["One", "Two"], is_required=True)
    assert ben.page("check", follow=False)["Location"] == path(ben, "1/")
    assert ben.client.post(path(ben, "1/"), {f"q-{question.ref}": typed}).status_code == 302
    row = Answer.objects.get()
    assert row.text_sealed.startswith("v1.")
    assert answering.answers(ben.booking, row.person_id) == {question.pk: kept}


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("text", "x" * 10_000, "Keep it to 2000 letters"),
        ("yesno", "perhaps", "Choose one of the answers"),
        ("number", "9" * 400, "smaller number"),
        ("number", "two", "Write a whole number"),
        ("date", "31/2/2026", "Write the day like this"),
        ("text", "", "Please answer this one"),
        ("text", "a\0b", "signs that nobody can read"),
    ],
)
def test_what_is_no_answer_gets_a_sentence(kind: str, typed: str, says: str) -> None:
    ben, question, _ = _asking(kind=kind, is_required=True)
    text = ben.client.post(path(ben, "1/"), {f"q-{question.ref}": typed}).content.decode()
    assert says in text
    assert not Answer.objects.exists()


def test_what_hangs_on_another_answer_is_asked_only_then() -> None:
    ben, first, session = _asking(kind="yesno", is_required=True)
    second = add_question(
        activity=session.activity, text_en="Which?", is_required=True,
        only_after=first, only_if="yes", by=OFFICER, at=soon(),
    )  # fmt: skip
    page = path(ben, "1/")
    said = {f"q-{first.ref}": "no", f"q-{second.ref}": "forgotten"}
    assert ben.client.post(page, said).status_code == 302
    assert Answer.objects.get().question == first
    text = ben.client.post(page, {f"q-{first.ref}": "yes"}).content.decode()
    assert "Please answer this one" in text
    said = {f"q-{first.ref}": "yes", f"q-{second.ref}": "The brass one"}
    assert ben.client.post(page, said).status_code == 302
    assert Answer.objects.count() == 2


def test_once_for_the_booking_is_asked_once() -> None:
    ben, question, _ = _asking(about="booking", kind="yesno")
    assert "Do you bring a lamp?" in ben.get(path(ben, "asked/"))
    ben.client.post(path(ben, "asked/"), {f"q-{question.ref}": "yes"})
    assert Answer.objects.get().person is None
    ben.pay()
    assert ben.booking.state == BookingState.CONFIRMED
    assert "lamp" in Client().get(path(ben, "asked/")).content.decode()
    page = Client().get(path(ben, "asked/")).content.decode().partition("<footer")[0]
    assert " checked" not in page  # whoever only has the link is not shown what was answered
    assert Client().post(path(ben, "asked/"), {}).status_code == 302
    assert Answer.objects.count() == 1


def test_an_officer_asks_a_question_and_stops_asking_it() -> None:
    at = soon()
    activity = an_activity(at=at)
    dee = signed_in("officer")
    address = f"/admin/activities/{activity.ref}/questions/"
    typed = {"text": "Which size?", "about": "participant", "kind": "choice", "keep_days": "30"}
    text = dee.post(address, typed).content.decode()
    assert "Write two answers or more" in text
    assert dee.post(address, typed | {"options": "Small\nLarge"}).status_code == 302
    question = Question.objects.get()
    assert (question.options, question.keep_days) == (["Small", "Large"], 30)
    assert "Which size?" in dee.get(f"/admin/activities/{activity.ref}/").content.decode()
    assert dee.post(f"/admin/questions/{question.ref}/withdraw/").status_code == 302
    assert answering.questions_of([activity]) == []
