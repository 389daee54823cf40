"""Team records on the screen: who may see them, what they say, and that each sight is on record."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person, User
from kernel.people.roles import STAFF, Role
from safeguarding.vetting.models import Check, Engagement
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account, sign_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OTHERS = sorted(STAFF - {Role.SAFEGUARDING_OFFICER, Role.DSL})


@pytest.fixture
def keeper() -> Client:
    return signed_in(Role.SAFEGUARDING_OFFICER)


@pytest.fixture
def person() -> Person:
    return team.a_worker("Ada Marsh", at=clock.now(), number="000000000201")


def address(name: str, person: Person, *more: object) -> str:
    return reverse(name, args=[person.ref, *more])


def in_hand(person: Person, kind: str = "dbs") -> str:
    return address("team_record_certificate", person, kind)


def the_page(answer: HttpResponse) -> str:
    """Its text, without what is made by chance for each answer."""
    chance = r'(nonce="|CSRF_TOKEN": "|name="csrfmiddlewaretoken" value=")[^"]+'
    return re.sub(chance, "", answer.content.decode())


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def seen() -> list[str]:
    verbs = ("record", "check.number_seen")
    return [v for v in AuditEvent.objects.values_list("verb", flat=True) if v.startswith(verbs)]


# ── who ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_sees_a_record_or_that_there_is_one(role: str, person: Person) -> None:
    client = signed_in(role)
    there, nowhere = (
        client.get(address("team_record", person)),
        client.get(reverse("team_record", args=["0000000000"])),
    )
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert the_page(there) == the_page(nowhere)
    assert AuditEvent.objects.filter(verb="access.refused").count() == 2
    assert seen() == []


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_gets_a_number_or_records_anything(role: str, person: Person) -> None:
    client, check = signed_in(role), Check.objects.get(person=person)
    for name, *more in (
        ("team_record_number", check.key),
        ("team_record_certificate", "dbs"),
        ("team_record_training",),
        ("team_record_role",),
    ):
        answer = client.post(address(name, person, *more), {})
        assert answer.status_code == 404
    assert seen() == []


def test_a_superuser_is_nobody_here(person: Person) -> None:
    user = an_account("administrator")
    User.objects.update(is_superuser=True)
    client = Client()
    sign_in(client, user)
    assert client.get(address("team_record", person)).status_code == 404


def test_strangers_are_sent_to_the_sign_in_page_for_every_address(person: Person) -> None:
    for ref in (person.ref, "0000000000"):
        answer = Client().get(reverse("team_record", args=[ref]))
        assert (answer.status_code, "/account/login/" in answer["Location"]) == (302, True)


def test_without_the_second_factor_nothing_is_shown(person: Person) -> None:
    client = Client()
    sign_in(client, an_account(Role.DSL), second_factor=False)
    assert client.get(address("team_record", person)).status_code == 302
    assert seen() == []


@pytest.mark.parametrize("role", sorted(STAFF))
def test_the_menu_shows_it_to_the_safeguarding_team_alone(role: str) -> None:
    home = page(signed_in(role), reverse("wagtailadmin_home"))
    item = f'"{reverse("team_records")}"'
    assert (item in home) is (role in {Role.SAFEGUARDING_OFFICER, Role.DSL})


def test_no_title_that_a_browser_keeps_says_whose_record_it_is(
    keeper: Client, person: Person
) -> None:
    check = Check.objects.get(person=person)
    shown = [
        page(keeper, address("team_record", person)),
        page(keeper, in_hand(person)),
        keeper.post(address("team_record_number", person, check.key)).content.decode(),
    ]
    for text in shown:
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        assert title is not None
        assert "Marsh" not in title[1]
        assert "Ada Marsh" in text


def test_a_booker_is_nobodys_record(keeper: Client) -> None:
    booker = team.a_person("Ben Booker")
    assert keeper.get(address("team_record", booker)).status_code == 404
    assert AuditEvent.objects.filter(verb="access.refused").exists()


def test_the_team_sees_no_more_of_it_than_of_any_admin_page(person: Person) -> None:
    client = signed_in(Role.PRACTITIONER)
    answers = [
        client.get(path)
        for path in (address("team_record", person), reverse("team_records"), "/admin/nothing/")
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert seen() == []


# ── what they say ──────────────────────────────────────────────────────────────────────────────
def test_the_list_says_in_words_how_everybody_stands_today(keeper: Client, person: Person) -> None:
    pending = team.a_newcomer("Tam Pending", at=clock.now())
    team.a_pending_check(pending, at=clock.now())
    text = re.sub(r"<[^>]+>|\s+", " ", page(keeper, reverse("team_records")))
    assert re.search(r"Ada Marsh .* Cleared today .* DBS: Accepted; re-check due on", text)
    assert "The DBS check has been applied for and has not come back." in text
    assert "No safeguarding training is on record." in text
    assert "Not cleared today" in text


def test_the_list_holds_no_part_of_a_number_and_is_on_record(
    keeper: Client, person: Person
) -> None:
    assert "0201" not in page(keeper, reverse("team_records"))
    event = AuditEvent.objects.get(verb="records.listed")
    assert person.ref in event.facts["people"]


def test_a_sheet_shows_the_last_four_figures_and_is_on_record(
    keeper: Client, person: Person
) -> None:
    html = page(keeper, address("team_record", person))
    assert "0201" in html
    assert "000000000201" not in html
    assert AuditEvent.objects.get(verb="record.read").about_ref == person.ref


def test_the_whole_number_is_shown_by_post_alone(keeper: Client, person: Person) -> None:
    path = address("team_record_number", person, Check.objects.get(person=person).key)
    assert keeper.get(path).status_code == 405
    assert "check.number_seen" not in seen()
    answer = keeper.post(path)
    assert "000000000201" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert seen().count("check.number_seen") == 1


def test_a_number_that_cannot_be_read_gets_a_sentence(keeper: Client, person: Person) -> None:
    Check.objects.update(number_sealed="v1.00000000.AAAA")
    path = address("team_record_number", person, Check.objects.get(person=person).key)
    answer = keeper.post(path, follow=True)
    assert answer.status_code == 200
    assert "The number cannot be read" in answer.content.decode()


def test_a_check_of_somebody_else_is_not_found(keeper: Client, person: Person) -> None:
    other = team.a_worker("Other", at=clock.now())
    path = address("team_record_number", person, Check.objects.get(person=other).key)
    assert keeper.post(path).status_code == 404


def test_who_has_left_is_on_a_list_of_their_own(keeper: Client, person: Person) -> None:
    today = clock.london_date(clock.now())
    Engagement.objects.update(until_date=today)
    assert "Ada Marsh" not in page(keeper, reverse("team_records"))
    assert "Ada Marsh" in page(keeper, f"{reverse('team_records')}?who=left")


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "x" * 3000, "page=-1", "page=%F0%9F%99%82", "who=x"]
)
def test_odd_addresses_of_the_list_are_answered(keeper: Client, query: str) -> None:
    assert keeper.get(f"{reverse('team_records')}?{query}").status_code == 200


def test_the_list_costs_the_same_for_one_person_and_for_thirty(keeper: Client) -> None:
    keeper.get(reverse("team_records"))  # what is kept from one answer to the next
    counts = []
    for many in (1, 29):
        for number in range(many):
            team.a_worker(f"Worker {many} {number}", at=clock.now())
        with CaptureQueriesContext(connection) as queries:
            keeper.get(reverse("team_records"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
