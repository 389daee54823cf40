"""Recording on the screen: once, in words where it cannot be, and never one's own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kernel import clock
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding.vetting.models import (
    CERTIFICATES,
    AgencyLetter,
    Check,
    Engagement,
    Insurance,
    Licence,
    Training,
    WorkRole,
)
from safeguarding.vetting.staff.forms.seen import DONE
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account, sign_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FORMS = [
    *(("team_record_certificate", kind) for kind in CERTIFICATES),
    *(("team_record_applied", kind) for kind in CERTIFICATES),
    *(("team_record_seen", kind) for kind in DONE),
    *(
        (f"team_record_{name}",)
        for name in ("brought", "abroad", "training", "insurance", "licence", "letter", "role")
    ),
]


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


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def typed(**changes: object) -> dict[str, object]:
    today = clock.london_date(clock.now())
    return {
        "outcome": "clear",
        "level": "enhanced_child_barred",
        "workforce": "",
        "number": "001234567890",
        "issued_date": (today - 9 * DAY).isoformat(),
        "seen_date": today.isoformat(),
        "seen_by": "",
        "review_due": (today + 900 * DAY).isoformat(),
        "status_checked_date": "",
        "once": "k" * 28,
        **changes,
    }


@pytest.fixture
def witness() -> Person:
    user = an_account(Role.OFFICER, email="witness@example.org")
    user.person = team.a_person("Wil Witness")
    user.save()
    return user.person


def test_a_check_is_recorded(keeper: Client, witness: Person) -> None:
    person = team.a_newcomer(at=clock.now())
    answer = keeper.post(in_hand(person), typed(seen_by=witness.ref))
    assert answer["Location"] == address("team_record", person)
    check = Check.objects.get(person=person)
    assert (check.number_last4, check.seen_by, check.workforce) == ("7890", witness, "child")


def test_a_check_sent_twice_is_one_check(keeper: Client, witness: Person) -> None:
    person = team.a_newcomer(at=clock.now())
    for _ in range(2):
        keeper.post(in_hand(person), typed(seen_by=witness.ref))
    assert Check.objects.filter(person=person).count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Choose one."),
        ({"number": "12"}, "12 figures"),
        ({"number": "\0" * 12}, "Null characters"),
        ({"number": "9" * 10_000}, "Keep it to"),
        ({"level": "none"}, "Choose one from the list"),
        ({"level": ""}, "Choose one."),
        ({"outcome": "🙂"}, "Choose one from the list"),
        ({"issued_date": "31/02/2026"}, "Write the day like this"),
        ({"issued_date": "9999-01-01"}, "Check the year"),
        ({"issued_date": "\0"}, "Write the day like this"),
        ({"seen_by": "\0"}, "Choose one from the list"),
        ({"seen_by": "x" * 10_000}, "Choose one from the list"),
        ({"review_due": "-5"}, "Write the day like this"),
        ({"review_due": "2026-01-01", "seen_by": "WITNESS"}, "must come after"),
    ],
)
def test_what_cannot_be_recorded_gets_a_sentence(
    keeper: Client, witness: Person, changes: dict, sentence: str
) -> None:
    person = team.a_newcomer(at=clock.now())
    known = {k: witness.ref if v == "WITNESS" else v for k, v in changes.items()}
    answer = keeper.post(in_hand(person), typed(**known))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Check.objects.filter(person=person).exists()


def test_an_empty_form_is_answered_in_words(keeper: Client, person: Person) -> None:
    for name, *more in FORMS:
        answer = keeper.post(address(name, person, *more), {"once": "x"})
        assert "to look at again" in answer.content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_opened(keeper: Client, person: Person, form: tuple) -> None:
    page(keeper, address(form[0], person, *form[1:]))


@pytest.mark.parametrize(
    "address_of", [("team_record_certificate", "reference"), ("team_record_seen", "dbs")]
)
def test_a_kind_that_has_no_such_form_is_not_found(
    keeper: Client, person: Person, address_of: tuple
) -> None:
    assert keeper.get(address(address_of[0], person, *address_of[1:])).status_code == 404


def test_nobody_records_their_own() -> None:
    user = an_account(Role.DSL)
    user.person = team.a_newcomer("Chris Own", at=clock.now())
    user.save()
    client = Client()
    sign_in(client, user)
    answer = client.post(in_hand(user.person), typed(), follow=True)
    assert "kept by somebody else" in answer.content.decode()
    assert not Check.objects.filter(person=user.person).exists()


def test_nobody_witnesses_their_own(keeper: Client) -> None:
    user = an_account(Role.OFFICER, email="own@example.org")
    user.person = team.a_newcomer("Own Witness", at=clock.now())
    user.save()
    answer = keeper.post(in_hand(user.person), typed(seen_by=user.person.ref))
    assert "Choose one from the list" in answer.content.decode()


def test_training_is_recorded(keeper: Client, person: Person) -> None:
    today = clock.london_date(clock.now())
    keeper.post(
        address("team_record_training", person),
        {"title": "Level 3", "safeguarding": "on", "completed_date": today.isoformat()},
    )
    assert Training.objects.get(title="Level 3").safeguarding


def test_somebody_new_comes_with_a_role(keeper: Client) -> None:
    role = team.a_role(at=clock.now())
    sent = {
        "name": "Nia New",
        "email": "nia@example.org",
        "role": role.key,
        "from_date": clock.london_date(clock.now()).isoformat(),
        "basis": "self_employed",
        "once": "n" * 28,
    }
    for _ in range(2):
        answer = keeper.post(reverse("team_record_add"), sent)
    person = Person.objects.get(name="Nia New")
    assert answer["Location"] == address("team_record", person)
    assert Engagement.objects.get(person=person).role == role


def test_an_address_with_an_account_is_not_added_again(keeper: Client) -> None:
    role = team.a_role(at=clock.now())
    an_account(Role.OFFICER, email="known@example.org")
    sent = {
        "name": "Nia New",
        "email": "Known@example.org",
        "role": role.key,
        "from_date": clock.london_date(clock.now()).isoformat(),
        "basis": "volunteer",
    }
    answer = keeper.post(reverse("team_record_add"), sent)
    assert "There is an account with that address." in answer.content.decode()
    assert not Person.objects.filter(name="Nia New").exists()


def test_a_role_ends_and_another_is_made(keeper: Client, person: Person) -> None:
    engagement, today = Engagement.objects.get(person=person), clock.london_date(clock.now())
    keeper.post(
        address("team_record_end", person, engagement.pk), {"until_date": today.isoformat()}
    )
    engagement.refresh_from_db()
    assert engagement.until_date == today
    keeper.post(reverse("work_role_add"), {"title": "Host", "activity": "Doors"})
    assert WorkRole.objects.get(key="host").level == "none"
    assert "Host" in page(keeper, reverse("work_roles"))


def test_a_slip_is_set_aside_after_one_more_question(keeper: Client, person: Person) -> None:
    check, training = Check.objects.get(person=person), Training.objects.get(person=person)
    for name, key in (
        ("team_record_check_aside", check.key),
        ("team_record_training_aside", training.pk),
    ):
        assert "This cannot be taken back" in page(keeper, address(name, person, key))
        keeper.post(address(name, person, key), {"once": f"{name:x<28}"[:28].replace("_", "x")})
    assert not Check.objects.that_stand().filter(person=person).exists()
    assert not Training.objects.that_stand().filter(person=person).exists()
    assert "recorded by mistake" in page(keeper, address("team_record", person))


# ── letters, papers, what they tell us ─────────────────────────────────────────────────────────
def test_a_letter_is_recorded_with_what_it_confirms(
    keeper: Client, person: Person, witness: Person
) -> None:
    today = clock.london_date(clock.now())
    keeper.post(
        address("team_record_letter", person),
        {
            "organisation": "Shore Supply",
            "dated": today.isoformat(),
            "seen_date": today.isoformat(),
            "seen_by": witness.ref,
            "level": "basic",
            "issued_date": (today - DAY).isoformat(),
            "review_due": (today + 900 * DAY).isoformat(),
            "others": ["right_to_work", "reference"],
            "identity_date": today.isoformat(),
            "identity_by": witness.ref,
        },
    )
    letter = AgencyLetter.objects.get(person=person)
    assert sorted(letter.checks.values_list("kind", flat=True)) == [
        *("dbs", "reference", "right_to_work"),
    ]
    assert "Letter of Shore Supply" in page(keeper, address("team_record", person))


def test_a_brought_certificate_says_so(keeper: Client, witness: Person) -> None:
    person = team.a_newcomer(at=clock.now())
    sent = typed(seen_by=witness.ref)
    answer = keeper.post(address("team_record_brought", person), sent)
    assert "Look at both before you accept it." in answer.content.decode()
    keeper.post(address("team_record_brought", person), {**sent, "same_person": "on"})
    assert Check.objects.get(person=person).source == Check.Source.BROUGHT


def test_an_application_is_no_clearance(keeper: Client) -> None:
    person = team.a_newcomer(at=clock.now())
    today = clock.london_date(clock.now())
    keeper.post(
        address("team_record_applied", person, "dbs"),
        {"level": "enhanced_child_barred", "applied_date": today.isoformat()},
    )
    assert Check.objects.get(person=person).applied_date == today
    html = page(keeper, address("team_record", person))
    assert "Applied for" in html
    assert "Not cleared today" in html


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("insurance", {"amount": "10"}),
        ("licence", {"kind": "chaperone", "authority": "Borough", "days_allowed": ""}),
    ],
)
def test_a_paper_is_recorded_and_set_aside(
    keeper: Client, person: Person, witness: Person, name: str, facts: dict
) -> None:
    today = clock.london_date(clock.now())
    days = {"from_date": today, "until_date": today + 365 * DAY, "seen_date": today}
    sent = {**facts, **{key: day.isoformat() for key, day in days.items()}}
    keeper.post(address(f"team_record_{name}", person), {**sent, "seen_by": witness.ref})
    rows = {"insurance": Insurance, "licence": Licence}[name].objects
    paper = rows.get(person=person)
    keeper.post(address(f"team_record_{name}_aside", person, paper.key), {"once": "z" * 28})
    assert not rows.that_stand().exists()
    assert rows.count() == 1


def test_what_they_tell_us_is_kept(keeper: Client, person: Person) -> None:
    engagement = Engagement.objects.get(person=person)
    path = address("team_record_told", person, engagement.pk)
    for wrong in ("31", "-1", "x", "9" * 5000):
        answer = keeper.post(path, {"days_elsewhere": wrong})
        assert "to look at again" in answer.content.decode()
    keeper.post(path, {"days_elsewhere": "2", "supervised": "on", "lived_abroad": "yes"})
    engagement.refresh_from_db()
    assert (engagement.days_elsewhere, engagement.supervised) == (2, True)
    assert engagement.lived_abroad is True


def test_a_role_asks_for_training_and_asks_no_more(keeper: Client, person: Person) -> None:
    role = Engagement.objects.get(person=person).role
    path = reverse("work_role_training", args=[role.key])
    assert "Choose the training" in keeper.post(path, {}).content.decode()
    keeper.post(path, {"new_topic": "Fire drill", "refresher_months": "12"})
    assert role.trainings.get().refresher_months == 12
    assert "Fire drill" in page(keeper, reverse("work_roles"))
    keeper.post(
        reverse("work_role_training_off", args=[role.key, "fire-drill"]), {"once": "y" * 28}
    )
    assert not role.trainings.exists()
