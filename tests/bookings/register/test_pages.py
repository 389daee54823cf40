"""The register on a phone, over HTTP: one POST is one mark, and every answer is a page."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bookings.catalogue import scheduling
from bookings.register.models import Attendance
from kernel import clock
from kernel.audit.models import AuditEvent
from tests.bookings.register.door import a_session_starting, assigned, dee_on, somebody
from tests.factories.attendance import a_person_on, marked
from tests.factories.programme import OFFICER

pytestmark = pytest.mark.django_db


def test_one_tap_is_one_mark_and_leads_back_to_the_person(client: Client) -> None:
    session = a_session_starting(0)
    (place,) = a_person_on([session])
    dee_on(client, session)

    answer = client.post(f"/register/{session.ref}/", {"place": place.ref, "mark": "late"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/register/{session.ref}/#{place.ref}"
    assert Attendance.objects.get(place=place).mark == "late"


def test_what_is_marked_is_shown_pressed_and_counted(client: Client) -> None:
    session = a_session_starting(0)
    marked(a_person_on([session], name="Ada Adeyemi")[0], "present")
    marked(a_person_on([session], name="Tobi Adeyemi")[0], "excused")
    a_person_on([session], name="Zia Adeyemi")
    dee_on(client, session)

    page = client.get(f"/register/{session.ref}/").content.decode()

    assert page.count('aria-pressed="true"') == 2
    assert page.count('aria-pressed="false"') == 10
    assert "1 person in the room" in page
    assert "of 3 booked" in page
    assert "Sent word, marked at" in page


def test_a_bought_ticket_and_an_open_place_look_alike(client: Client) -> None:
    session = a_session_starting(0)
    a_person_on([session], name="Ada Adeyemi", pence=600)
    a_person_on([session], name="Ada Adeyemi", pence=0)
    dee_on(client, session)

    page = client.get(f"/register/{session.ref}/").content.decode()

    assert "pen place" not in page
    assert "£" not in page
    first, second = page.split("<li id=")[1:3]
    refs = [part.split('"')[1] for part in (first, second)]
    assert first.split("</li>")[0].replace(refs[0], "") == second.split("</li>")[0].replace(
        refs[1], ""
    )


def test_a_child_has_a_lantern_and_an_age_on_the_day(client: Client) -> None:
    session = a_session_starting(0)
    born = clock.london_date(session.starts_at).replace(day=1)
    a_person_on([session], name="Ada Adeyemi", birth_date=date(born.year - 8, born.month, 1))
    dee_on(client, session)

    page = client.get(f"/register/{session.ref}/").content.decode()

    assert "<b>A</b>" in page
    assert "Age </span>8" in page


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"mark": "present"},
        {"place": "PLACE"},
        {"place": "PLACE", "mark": "gone"},
        {"place": "PLACE", "mark": "\0"},
        {"place": "\0", "mark": "present"},
        {"place": "-1", "mark": "present"},
        {"place": "9" * 10_000, "mark": "present"},
        {"place": "🙂" * 100, "mark": "🙂"},
    ],
)
def test_whatever_is_sent_is_answered_by_a_sentence(client: Client, sent: dict[str, str]) -> None:
    session = a_session_starting(0)
    (place,) = a_person_on([session])
    dee_on(client, session)
    sent = {key: value.replace("PLACE", place.ref) for key, value in sent.items()}

    page = client.post(f"/register/{session.ref}/", sent, follow=True).content.decode()

    assert "not on this register" in page or "Choose one of the buttons" in page
    assert not Attendance.objects.exists()


def test_somebody_of_another_session_cannot_be_marked_here(client: Client) -> None:
    session, other = a_session_starting(0), a_session_starting(0, title="Seniors")
    (place,) = a_person_on([other])
    dee_on(client, session)

    page = client.post(
        f"/register/{session.ref}/", {"place": place.ref, "mark": "present"}, follow=True
    ).content.decode()

    assert "not on this register" in page
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(("hours", "words"), [(30, "opens on"), (-30, "closed on")])
def test_outside_its_hours_the_team_reads_a_sentence_and_no_name(
    client: Client, hours: int, words: str
) -> None:
    session = a_session_starting(hours)
    (place,) = a_person_on([session], name="Tobi Adeyemi")
    dee_on(client, session)

    pages = [
        client.get(f"/register/{session.ref}/").content.decode(),
        client.post(
            f"/register/{session.ref}/", {"place": place.ref, "mark": "present"}, follow=True
        ).content.decode(),
    ]

    assert all(words in page and "Tobi" not in page for page in pages)
    assert "This register is closed. Nothing was changed." in pages[1]
    assert not AuditEvent.objects.filter(verb="register.read").exists()


def test_an_officer_reads_a_closed_register_but_finds_no_button(client: Client) -> None:
    session = a_session_starting(-30)
    marked(a_person_on([session], name="Tobi Adeyemi")[0], "present")
    somebody(client, "officer")

    page = client.get(f"/register/{session.ref}/").content.decode()

    assert "Tobi Adeyemi" in page
    assert "Here, marked at" in page
    assert "<button" not in page


def test_a_cancelled_session_says_so_and_takes_no_mark(client: Client) -> None:
    session = a_session_starting(1)
    (place,) = a_person_on([session])
    scheduling.cancel_session(session=session, by=OFFICER, at=clock.now())
    dee_on(client, session)

    page = client.get(f"/register/{session.ref}/").content.decode()
    after = client.post(
        f"/register/{session.ref}/", {"place": place.ref, "mark": "present"}, follow=True
    ).content.decode()

    assert "This session is cancelled" in page
    assert "<button" not in page
    assert "nobody is marked" in after
    assert not Attendance.objects.exists()


def test_a_register_with_nobody_on_it_says_so(client: Client) -> None:
    session = a_session_starting(0)
    dee_on(client, session)
    assert "Nobody has booked" in client.get(f"/register/{session.ref}/").content.decode()


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\u202eevil", "🦊", "M" * 200, "{{ x }}", "Zoë Ŵyn-Jones"]
)
def test_a_strange_name_is_shown_and_does_nothing(client: Client, name: str) -> None:
    session = a_session_starting(0)
    a_person_on([session], name=name)
    dee_on(client, session)

    page = client.get(f"/register/{session.ref}/").content.decode()

    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_my_sessions_are_listed_today_and_next(client: Client) -> None:
    dee = somebody(client, "practitioner")
    now, later = a_session_starting(0, title="Juniors"), a_session_starting(50, title="Seniors")
    for session in (now, later):
        assigned(dee, session)
    a_session_starting(0, title="Somebody else’s")
    a_person_on([now])

    page = client.get("/register/").content.decode()

    assert page.index("Juniors") < page.index("Next") < page.index("Seniors")
    assert "1 person booked" in page
    assert "Somebody else’s" not in page


def test_an_officer_sees_everything_of_today(client: Client) -> None:
    somebody(client, "officer")
    a_session_starting(0, title="Juniors")
    a_session_starting(50, title="Not today")

    page = client.get("/register/").content.decode()

    assert "Juniors" in page
    assert "Not today" not in page


def test_the_queries_do_not_grow_with_the_people(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = a_session_starting(0)
    dee_on(client, session)
    for number in range(12):
        marked(a_person_on([session], name=f"Person {number}")[0])

    with django_assert_max_num_queries(16):
        client.get(f"/register/{session.ref}/")


def test_the_register_is_not_kept_by_the_browser_and_asks_for_the_form_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    session = a_session_starting(0)
    (place,) = a_person_on([session])
    dee_on(strict, session)

    answer = strict.post(f"/register/{session.ref}/", {"place": place.ref, "mark": "present"})

    assert answer.status_code == 403
    assert not Attendance.objects.exists()
