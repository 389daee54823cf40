"""Days on which somebody is free or away, said by themselves or by whoever plans."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client

from bookings.planning import team
from bookings.planning.availability import answers, saying
from bookings.planning.availability.answers import Answer
from bookings.planning.availability.models import Availability
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.people.models import Person
from tests.bookings.register.door import somebody
from tests.factories.desk import signed_in
from tests.factories.programme import AT, OFFICER, a_session, an_activity
from tests.factories.team import a_worker, in_team

pytestmark = pytest.mark.django_db
MINE = "/register/days/"
SUNDAY = date(2026, 10, 25)  # the clocks go back: London's day has twenty-five hours


def said(kind: str = "away", **facts: object) -> Availability:
    return Availability(**{"kind": kind, "from_date": SUNDAY, "until_date": SUNDAY, **facts})


@pytest.mark.parametrize(
    ("row", "starts", "hours", "wanted"),
    [
        (said(), datetime(2026, 10, 25, 10, tzinfo=UTC), 1, Answer.AWAY),
        # half past midnight in London is still the 24th in UTC
        (said(), datetime(2026, 10, 24, 23, 30, tzinfo=UTC), 1, Answer.AWAY),
        (said(), datetime(2026, 10, 24, 21, 0, tzinfo=UTC), 2, Answer.UNSAID),
        (said(), datetime(2026, 10, 25, 23, 30, tzinfo=UTC), 1, Answer.AWAY),
        (said(), datetime(2026, 10, 26, 0, 0, tzinfo=UTC), 1, Answer.UNSAID),
        (said(weekday=6), datetime(2026, 10, 25, 10, tzinfo=UTC), 1, Answer.AWAY),
        (said(weekday=0), datetime(2026, 10, 25, 10, tzinfo=UTC), 1, Answer.UNSAID),
        (said("free"), datetime(2026, 10, 25, 10, tzinfo=UTC), 1, Answer.FREE),
        (said("free"), datetime(2026, 10, 25, 23, 30, tzinfo=UTC), 1, Answer.UNSAID),
        (
            said("free", from_time=time(9), until_time=time(12)),
            datetime(2026, 10, 25, 11, tzinfo=UTC),
            2,
            Answer.UNSAID,
        ),
        (
            said(from_time=time(9), until_time=time(12)),
            datetime(2026, 10, 25, 11, tzinfo=UTC),
            2,
            Answer.AWAY,
        ),
        (
            said(from_time=time(9), until_time=time(12)),
            datetime(2026, 10, 25, 12, tzinfo=UTC),
            1,
            Answer.UNSAID,
        ),
    ],
)
def test_an_answer_goes_by_londons_days_and_times(
    row: Availability, starts: datetime, hours: int, wanted: Answer
) -> None:
    assert answers.answer([row], starts, starts + timedelta(hours=hours)) == wanted


def test_away_counts_more_than_free() -> None:
    ten = datetime(2026, 10, 25, 10, tzinfo=UTC)
    both = [said("free"), said("away", from_time=time(10), until_time=time(11))]
    assert answers.answer(both, ten, ten + timedelta(hours=1)) == Answer.AWAY


def test_nobody_is_named_on_a_day_they_are_away(at: datetime) -> None:
    session, marek = a_session(an_activity()), a_worker("Marek Hill")
    day = clock.london_date(session.starts_at)
    saying.say(person=marek, kind="away", from_date=day, until_date=day, by=OFFICER, at=at)
    with pytest.raises(team.Elsewhere, match="Marek Hill has said they are away on 9 March 2026"):
        in_team(session, marek)
    team.assign(session=session, person=marek, function="lead", by=OFFICER, at=at,
                despite="He rang and comes after all.")  # fmt: skip
    assert AuditEvent.objects.filter(verb="away.passed_over").count() == 1


def test_who_is_away_where_they_are_named_makes_a_task(at: datetime) -> None:
    session, marek = a_session(an_activity("Paper Boats")), a_worker("Marek Hill")
    in_team(session, marek)
    day = clock.london_date(session.starts_at)
    saying.say(person=marek, kind="away", from_date=day, until_date=day, by=OFFICER, at=at)
    task = StaffTask.objects.get(kind="named_while_away")
    assert task.for_role == "officer"
    assert "Marek Hill is away on 9 March 2026 and is named for “Paper Boats”" in task.text
    assert session.team.count() == 1


def typed(**changes: str) -> dict[str, str]:
    day = (clock.london_date(clock.now()) + timedelta(days=20)).isoformat()
    plain = {"kind": "away", "from_date": day, "until_date": "", "weekday": ""}
    return {**plain, "from_time": "", "until_time": "", **changes}


def test_a_practitioner_says_it_on_the_phone_and_takes_it_back(client: Client) -> None:
    user = somebody(client, "practitioner")
    shown = client.post(MINE, typed(), follow=True).content.decode()
    assert "Noted. Whoever plans sees it at once." in shown
    row = Availability.objects.get(person=user.person)
    client.post(f"{MINE}{row.ref}/")
    client.post(f"{MINE}{row.ref}/")
    assert not Availability.objects.exists()
    assert AuditEvent.objects.filter(verb="availability.taken_back").count() == 1


def test_sent_twice_it_is_said_once(client: Client) -> None:
    somebody(client, "practitioner")
    form = typed(once="0" * 28)
    for _ in range(2):
        client.post(MINE, form)
    assert Availability.objects.count() == 1


def test_nobody_takes_back_what_somebody_else_said(client: Client) -> None:
    other = Person.objects.create(name="Bo Finch")
    row = Availability.objects.create(
        person=other, kind="away", from_date=SUNDAY, until_date=SUNDAY, said_at=AT
    )
    somebody(client, "practitioner")
    client.post(f"{MINE}{row.ref}/")
    assert Availability.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "Say whether that is free or away."),
        ({"from_date": ""}, "Choose the day."),
        ({"from_date": "1999-13-40"}, "Write the day like this"),
        ({"from_date": "2020-01-01"}, "Those days have passed."),
        ({"until_date": "2020-01-01"}, "The last day cannot be before the first."),
        ({"until_date": "2099-01-01"}, "more than two years away"),
        ({"weekday": "9"}, "Choose one from the list."),
        ({"from_time": "10:00"}, "Write both times, or none for the whole day."),
        ({"from_time": "10:00", "until_time": "09:00"}, "must be after the first"),
        ({"from_time": "\0", "until_time": "💥"}, "Write the time like this"),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    client: Client, changes: dict[str, str], sentence: str
) -> None:
    somebody(client, "practitioner")
    assert sentence in client.post(MINE, typed(**changes)).content.decode()
    assert not Availability.objects.exists()


def test_the_officer_notes_it_by_telephone_with_what_somebody_makes() -> None:
    marek, officer = a_worker("Marek Hill", at=clock.now()), signed_in("officer")
    address = f"/admin/team-days/{marek.ref}/"
    assert "Nothing said yet." in officer.get(address).content.decode()
    officer.post(address, typed(kind="free"))
    officer.post(f"{address}practice/", {"practice": "Potter and tinkerer"})
    said_then = officer.get(address).content.decode()
    assert "Free" in said_then
    assert "Potter and tinkerer." in said_then
    assert signed_in("box_office").get(address).status_code == 404
    stranger = Person.objects.create(name="Kit Little")
    assert officer.get(f"/admin/team-days/{stranger.ref}/").status_code == 404
