"""`manage.py setup`: a house from nothing, asked for once, repeated without harm."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.organisation.models import Organisation
from kernel.people.models import User
from kernel.people.roles import Role
from tests.factories.people import an_account

pytestmark = pytest.mark.django_db
ALL = {
    "name": "The Lantern Trust",
    "short_name": "Lantern",
    "email": "hello@lantern.example",
    "sender": "Lantern <bookings@lantern.example>",
    "administrator_name": "Ada Marsh",
    "administrator_email": "Ada@lantern.example",
    "safeguarding_name": "Petra Lead",
    "safeguarding_email": "petra@lantern.example",
    "safeguarding_phone": "01234 567890",
}
SetUp = Callable[..., str]


@pytest.fixture
def set_up(capsys: pytest.CaptureFixture[str]) -> SetUp:
    def run(**options: str) -> str:
        call_command("setup", **options)
        return capsys.readouterr().out

    return run


def _roles(email: str) -> set[Role]:
    return User.objects.get(email=email).roles(at=clock.now())


def test_it_makes_the_house_and_invites_the_first_two(set_up: SetUp) -> None:
    said = set_up(**ALL)
    house = Organisation.objects.get()
    assert (house.name, house.safeguarding_contact) == ("The Lantern Trust", "Petra Lead")
    assert _roles("ada@lantern.example") == {Role.ADMINISTRATOR}
    assert _roles("petra@lantern.example") == {Role.DSL}
    assert set(Message.objects.values_list("to", flat=True)) == {
        "ada@lantern.example",
        "petra@lantern.example",
    }
    assert "The Lantern Trust is set up" in said
    assert not User.objects.exclude(password__startswith="!").exists()


def test_run_twice_it_changes_nothing_and_says_so(set_up: SetUp) -> None:
    set_up(**ALL)
    before = AuditEvent.objects.count(), Message.objects.count(), User.objects.count()
    said = set_up(**{**ALL, "name": "Another Trust", "administrator_email": "x@lantern.example"})
    assert "nothing has been changed" in said
    assert Organisation.objects.get().name == "The Lantern Trust"
    assert before == (AuditEvent.objects.count(), Message.objects.count(), User.objects.count())
    assert "nothing has been changed" in set_up()  # what is known is not asked for


def test_one_person_may_be_both(set_up: SetUp) -> None:
    set_up(**{**ALL, "safeguarding_email": "ada@lantern.example"})
    assert _roles("ada@lantern.example") == {Role.ADMINISTRATOR, Role.DSL}
    assert Message.objects.count() == 1


def test_what_is_missing_before_going_live_is_said_with_its_line(set_up: SetUp) -> None:
    said = set_up(**ALL)
    for sentence in (
        "Put MAIL_FROM=Lantern <bookings@lantern.example> into .env.",
        "EMAIL_URL sends no mail anywhere.",
        "TEST_PAYMENTS is on",
        "Set a timer: manage.py run_due, every minute.",
        "ada@lantern.example has not been here yet",
        "The house has no telephone.",
    ):
        assert sentence in said


def test_where_nobody_sits_every_open_question_is_named(set_up: SetUp) -> None:
    with pytest.raises(CommandError, match="--name, --short-name") as refused:
        set_up(email="hello@lantern.example")
    assert refused.value.returncode == 2
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"administrator_email": "nobody"},
        {"sender": "Lantern"},
        {"name": "  "},
        {"name": "x" * 10_000},
        {"short_name": "a\0b"},
    ],
)
def test_an_answer_that_cannot_be_is_told_and_nothing_is_made(
    set_up: SetUp, wrong: dict[str, str]
) -> None:
    with pytest.raises(CommandError, match=next(iter(wrong)).replace("_", "-")) as refused:
        set_up(**{**ALL, **wrong})
    assert refused.value.returncode == 2
    assert not Organisation.objects.exists()
    assert not User.objects.exists()


def test_somebody_who_has_an_account_is_given_the_role(set_up: SetUp) -> None:
    an_account("editor", email="ada@lantern.example")
    set_up(**ALL)
    assert _roles("ada@lantern.example") == {Role.EDITOR, Role.ADMINISTRATOR}
    assert [mail.to for mail in Message.objects.all()] == ["petra@lantern.example"]


def test_somebody_before_it_is_asked_and_asked_again(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter(["nobody", "ada@lantern.example"])
    asked: list[str] = []

    def typed(words: str) -> str:
        asked.append(words)
        return next(told)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", typed)
    options = {name: answer for name, answer in ALL.items() if name != "administrator_email"}
    set_up(**options)
    assert asked == ["Their e-mail address? "] * 2
    assert _roles("ada@lantern.example") == {Role.ADMINISTRATOR}
