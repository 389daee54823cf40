"""People to tick instead of writing: only for who has signed in, or has proved the address."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.people import naming
from kernel.mail.models import Message
from kernel.people.family import Household, Membership
from kernel.people.models import Person, User
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.families.children import holding, juniors, path, people_form
from tests.factories.families import a_household, told
from tests.factories.people import an_account, sign_in
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
ADDRESS = "ben@families.example"


def _ben_signed_in(*children: str) -> tuple[Client, list[Person]]:
    user = an_account(email=ADDRESS, second_factor=False)
    people = a_household(user, *children, at=soon())
    client = Client()
    sign_in(client, user, second_factor=False)
    return client, people


def test_a_signed_in_booker_ticks_and_writes_nothing() -> None:
    client, [tobi] = _ben_signed_in("Tobi Adeyemi")
    told(tobi, health="Peanuts", at=soon())
    ben = holding(*juniors(at=soon()), client=client)
    assert "Tobi Adeyemi, 9 years old" in ben.get(path(ben))
    form = people_form(ben) | {"known": str(tobi.pk)}
    form = {key: "" if key.startswith(("person-", "born-")) else text for key, text in form.items()}
    there = ben.send(path(ben), form)["Location"]
    assert there == path(ben, "contacts/")
    assert Place.objects.get(line__booking=ben.booking).participant == tobi
    assert "Peanuts" in ben.get(path(ben, "1/"))
    assert ben.page("check", follow=False).status_code == 200


def test_a_card_without_a_date_of_birth_is_no_way_round_the_ages() -> None:
    client, _ = _ben_signed_in("Tobi Adeyemi")
    himself = User.objects.get(email=ADDRESS).person
    ben = holding(*juniors(at=soon()), client=client)
    form = people_form(ben) | {"known": str(himself.pk)}
    form |= {key: "" for key in form if key.startswith(("person-", "born-"))}
    text = ben.client.post(path(ben), form).content.decode()
    assert "We do not know when" in text
    assert not Place.objects.exclude(participant=None).exists()


def test_typing_an_address_and_a_name_shows_and_merges_nothing() -> None:
    at = soon()
    _, [tobi] = _ben_signed_in("Tobi Adeyemi")
    session, ticket = juniors(at=at)
    answers = []
    for email in (ADDRESS, "nobody@families.example"):
        ben = holding(session, ticket)
        form = people_form(ben, "Tobi Adeyemi") | {"email": email}
        with CaptureQueriesContext(connection) as sent:
            answer = ben.send(path(ben), form)
            number = len(sent)
        pages = [ben.page(name).content.decode() for name in ("people", "people/contacts")]
        plain = [re.sub(r"[0-9A-Za-z]{10,}|[\w.]+@families.example", "", page) for page in pages]
        answers.append((number, answer.status_code, plain))
        assert Place.objects.get(line__booking=ben.booking).participant != tobi
    assert answers[0] == answers[1]
    assert Membership.objects.filter(relation="child").count() == 1


def _free_booking(*names: str, client: Client | None = None) -> Booker:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ben = holding(session, a_ticket(session.activity, pence=0, at=at), len(names), client=client)
    ben.send(path(ben), people_form(ben, *names))
    ben.pay()
    assert ben.booking.state == BookingState.CONFIRMED
    return ben


def test_a_booking_writes_the_household_of_who_had_signed_in_and_of_nobody_else() -> None:
    client, _ = _ben_signed_in()
    _free_booking("Tobi Adeyemi", client=client)
    _free_booking("Wren Fairholm")
    assert {m.person.name for m in Membership.objects.exclude(relation="holder")} == {
        "Tobi Adeyemi"
    }


def test_staff_who_book_for_somebody_get_no_household_of_it() -> None:
    user = an_account("box_office")
    a_household(user)
    client = Client()
    sign_in(client, user)
    _free_booking("Tobi Adeyemi", client=client)
    assert not Membership.objects.exclude(relation="holder").exists()


def _code() -> str:
    return re.search(r"\b[0-9A-Z]{8}\b", Message.objects.get(kind="account.login_code").text)[0]


def test_a_code_to_the_address_makes_an_account_and_a_household() -> None:
    ben = _free_booking("Tobi Adeyemi", "Ada Adeyemi")
    assert ben.client.post(f"/booking/{ben.secret}/keep/").status_code == 302
    assert not User.objects.exists()
    answer = ben.client.post(f"/booking/{ben.secret}/keep/", {"code": _code().lower()})
    assert answer.status_code == 302
    user = User.objects.get(email=ADDRESS)
    assert ben.booking.booker == user.person
    names = {m.person.name for m in Household.objects.get(holder=user.person).memberships.all()}
    assert names == {"Ben Adeyemi", "Tobi Adeyemi", "Ada Adeyemi"}
    assert not user.grants.exists()
    assert "We will remember" in ben.page("keep").content.decode()


def test_a_wrong_code_keeps_nobody_and_five_are_enough() -> None:
    ben = _free_booking("Tobi Adeyemi")
    ben.client.post(f"/booking/{ben.secret}/keep/")
    right = _code()
    for _ in range(5):
        text = ben.client.post(
            f"/booking/{ben.secret}/keep/", {"code": "00000000"}
        ).content.decode()
        assert "That is not the code" in text
    ben.client.post(f"/booking/{ben.secret}/keep/", {"code": right})
    assert not User.objects.exists()


def test_another_browser_cannot_use_a_code_that_it_did_not_ask_for() -> None:
    ben = _free_booking("Tobi Adeyemi")
    ben.client.post(f"/booking/{ben.secret}/keep/")
    Client().post(f"/booking/{ben.secret}/keep/", {"code": _code()})
    assert not User.objects.exists()


def test_of_a_child_written_twice_the_last_one_is_kept() -> None:
    _free_booking("Tobi Adeyemi")
    ben = _free_booking("tobi  adeyemi")
    ben.client.post(f"/booking/{ben.secret}/keep/")
    ben.client.post(f"/booking/{ben.secret}/keep/", {"code": _code()})
    kept = Membership.objects.exclude(relation="holder").get()
    assert kept.person == Place.objects.get(line__booking=ben.booking).participant
    assert Booking.objects.filter(booker__account__email=ADDRESS).count() == 2


def _twice(client: Client, tobi: Person) -> str:
    at = soon()
    session, ticket = juniors(at=at)
    pages = []
    for _ in range(2):
        ben = holding(session, ticket, client=client)
        ben.client.cookies.pop("held", None)
        form = people_form(ben) | {"known": str(tobi.pk)}
        form |= {key: "" for key in form if key.startswith(("person-", "born-"))}
        pages.append(ben.client.post(path(ben), form).content.decode())
        ben.client.cookies.clear()
        sign_in(client, User.objects.get(email=ADDRESS), second_factor=False)
    return pages[-1]


def test_who_has_a_place_already_is_told_so_kindly() -> None:
    client, [tobi] = _ben_signed_in("Tobi Adeyemi")
    assert "has a place on one of these dates already" in _twice(client, tobi)
    assert Place.objects.filter(participant=tobi).count() == 1


def test_without_that_word_the_database_still_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: it is the constraint that speaks, not a look beforehand."""
    client, [tobi] = _ben_signed_in("Tobi Adeyemi")

    class NeverRaised(Exception): ...

    monkeypatch.setattr(naming, "IntegrityError", NeverRaised)
    client.raise_request_exception = False
    _twice(client, tobi)
    assert Place.objects.filter(participant=tobi).count() == 1


def test_a_households_child_is_not_renamed_through_a_bookings_link() -> None:
    client, [tobi] = _ben_signed_in("Tobi Adeyemi")
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ben = holding(session, a_ticket(session.activity, pence=0, at=at), client=client)
    form = people_form(ben) | {"known": str(tobi.pk)}
    ben.send(path(ben), form | {key: "" for key in form if key.startswith("person-")})
    ben.pay()
    stranger = Booker(Client(), ben.secret)
    form = form_with(stranger.get(path(stranger)), "person-")
    seat = next(key for key in form if key.startswith("person-"))
    stranger.send(path(stranger), form | {seat: "Somebody Else"})
    tobi.refresh_from_db()
    assert tobi.name == "Tobi Adeyemi"
