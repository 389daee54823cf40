"""The booking that would break the ratio is not sold, whichever way; and whoever waits hears once.

Claims 12 of the safeguarding note: twelve children of eight to two adults are the most.
"""

from datetime import datetime, timedelta

import pytest
from django.db.models import Q

from bookings.catalogue import gate, programme
from bookings.catalogue.facts import State
from bookings.catalogue.models import Activity, Session
from bookings.ordering import inventory
from bookings.ordering.models import BookingState, CapacityPool, Place, TicketType
from bookings.ordering.offer import offer
from bookings.ordering.sentences import AnotherAdult
from bookings.ordering.waiting import waiting
from bookings.ordering.waiting.models import WaitingNote
from bookings.planning import gatekeeper
from bookings.planning import team as planning
from kernel.desk.models import StaffTask
from kernel.due import parts
from kernel.mail.models import Message
from kernel.organisation.models import Organisation
from tests.bookings.ordering.booker import Booker, form_with
from tests.factories import team
from tests.factories.bookings import (
    PUBLIC,
    a_confirmed,
    a_hold,
    a_hold_of,
    begun,
    named,
    payments_of,
    pays_unheard,
)
from tests.factories.pages import a_live_page
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
CHILDREN = Activity.DutyOfCare.UNACCOMPANIED_CHILDREN
MOST = 12  # two adults, one to six


def a_date(*, at: datetime, capacity: int = 20, adults: int = 2, **facts: object) -> Session:
    activity = an_activity(at=at, duty_of_care=CHILDREN, min_age=8, max_age=11, **facts)
    session = a_session(activity, capacity=capacity, at=at)
    team.a_cleared_lead(session, at=at)
    for number in range(adults - 1):
        team.a_cleared_second(session, f"Sam {number}", at=at)
    return session


@pytest.fixture
def session(at: datetime) -> Session:
    return a_date(at=at)


@pytest.fixture
def ticket(session: Session) -> TicketType:
    return a_ticket(session.activity, max_per_booking=20)


def taken(session: Session) -> int:
    return session.pools.get(kind="general").taken


def state(session: Session, at: datetime) -> State:
    return programme.facts_of(session.activity, at=at).sessions[0].state


# ── the sale ───────────────────────────────────────────────────────────────────────────────────
def test_the_twelfth_is_sold_and_the_thirteenth_is_not(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    with pytest.raises(AnotherAdult):
        a_hold(session, ticket)
    assert taken(session) == Place.objects.filter(live=True).count() == MOST
    assert state(session, at) == State.NEEDS_ADULT


def test_one_booking_of_thirteen_is_not_sold(session, ticket) -> None:
    with pytest.raises(AnotherAdult, match="finding another adult"):
        a_hold(session, {ticket: MOST + 1})
    assert taken(session) == 0


def test_one_more_adult_sells_six_more(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    team.a_cleared_second(session, "Tess Third")
    a_hold(session, {ticket: 6})
    with pytest.raises(AnotherAdult):
        a_hold(session, ticket)


def test_a_helper_of_seventeen_sells_nobody(session, ticket, at) -> None:
    young = team.a_worker("Yves Young")
    young.birth_date = session.starts_at.date() - timedelta(days=17 * 365)
    young.save()
    team.in_team(session, young)
    with pytest.raises(AnotherAdult):
        a_hold(session, {ticket: MOST + 1})


def test_a_hold_may_be_made_smaller_where_the_ratio_is_broken(session, ticket, at) -> None:
    held = a_hold(session, {ticket: MOST})
    second = session.team.get(function="support")
    planning.unassign(session=session, person=second.person, function="support", by=OFFICER, at=at)
    a_hold(session, {ticket: 7}, basket=held)
    assert taken(session) == 7


def test_the_whole_run_stops_where_one_date_has_too_few_adults(at: datetime) -> None:
    first = a_date(at=at)
    later = a_session(first.activity, days=14, capacity=20)
    team.a_cleared_lead(later, "Lone Lead")
    run = a_ticket(first.activity, scope="all", max_per_booking=20)
    a_hold_of(first.activity.course.ref, {run: 6})
    with pytest.raises(AnotherAdult):
        a_hold_of(first.activity.course.ref, run)
    assert (taken(first), taken(later)) == (6, 6)
    facts = programme.facts_of(first.activity, at=at)
    assert facts.run_state == State.NEEDS_ADULT


def test_paid_too_late_it_takes_no_place_that_nobody_can_look_after(session, ticket, at) -> None:
    late = named(a_hold(session, {ticket: MOST}))
    payment = begun(late)
    later = late.hold_until + timedelta(minutes=30)
    parts.run(at=later, only="release_expired_holds")
    second = session.team.get(function="support")
    planning.unassign(
        session=session, person=second.person, function="support", by=OFFICER, at=later
    )
    pays_unheard(payment)
    from tests.factories.bookings import news_of  # noqa: PLC0415 -- beside its use

    news_of(payment, at=later)
    late.refresh_from_db()
    assert (late.state, taken(session)) == (BookingState.EXPIRED, 0)
    assert payments_of(late)[0].refunds.exists()
    assert StaffTask.objects.filter(kind="paid_late").exists()


def test_without_the_guard_the_thirteenth_is_sold(session, ticket, monkeypatch) -> None:
    a_hold(session, {ticket: MOST})
    monkeypatch.setattr(inventory, "_looked_after", lambda units, most: Q())
    a_hold(session, ticket)
    assert taken(session) == MOST + 1


def test_a_stale_limit_is_no_licence(session, ticket, at) -> None:
    CapacityPool.objects.update(team_limit=None)  # as if nobody had judged since
    with pytest.raises(AnotherAdult):
        a_hold(session, {ticket: MOST + 1})


def test_a_stale_look_is_no_licence(session, ticket, at, monkeypatch) -> None:
    monkeypatch.setattr(gate, "for_sale", lambda sessions, *, at: gate.Sale(True, {}))
    with pytest.raises(AnotherAdult):
        a_hold(session, {ticket: MOST + 1})


def test_taking_an_adult_off_turns_it_red_and_takes_no_place_away(session, ticket, at) -> None:
    a_confirmed(session, ticket)
    a_hold(session, {ticket: 10})
    second = session.team.get(function="support")
    planning.unassign(session=session, person=second.person, function="support", by=OFFICER, at=at)
    assert session.findings.filter(light="red").exists()
    assert taken(session) == 11
    with pytest.raises(AnotherAdult):
        a_hold(session, ticket)


def test_full_is_full_and_not_a_want_of_adults(at: datetime) -> None:
    session = a_date(at=at, capacity=5)
    ticket = a_ticket(session.activity)
    a_hold(session, {ticket: 5})
    assert state(session, at) == State.FULL


def test_where_no_ratio_asks_nothing_is_limited(at: datetime) -> None:
    session = a_session(an_activity(), capacity=20)
    a_hold(session, {a_ticket(session.activity, max_per_booking=20): 20})
    assert session.pools.get(kind="general").team_limit is None


# ── waiting ────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def now() -> datetime:
    return soon()


@pytest.fixture
def waited_for(now: datetime) -> Session:
    """Twelve are in; on the page one may only wait."""
    session = a_date(at=now)
    a_hold(session, {a_ticket(session.activity, max_per_booking=20, at=now): MOST}, at=now)
    return session


def _asks(session: Session, **typed: object) -> object:
    ben = Booker()
    path = f"/book/{session.ref}/wait/"
    form = form_with(ben.get(path), "email")
    sent = {"name": "Ben Adeyemi", "email": "ben@families.example", "people": "2", **typed}
    return ben.client.post(path, form | sent)


def test_the_page_says_so_and_offers_to_write(waited_for: Session) -> None:
    html = Booker().get(f"/book/{waited_for.ref}/")
    assert "We are finding another adult for this session" in html
    assert f"/book/{waited_for.ref}/wait/" in html
    assert "Full." not in html


def test_its_page_and_the_listing_say_so_too_and_lead_there(waited_for: Session) -> None:
    Organisation.objects.get_or_create(pk=1, defaults={"name": "House", "short_name": "House"})
    page = a_live_page(waited_for.activity)
    html = Booker().get(page.url)
    assert "We are finding another adult" in html
    assert f'href="/book/{waited_for.ref}/"' in html
    listed = Booker().get("/whats-on/")
    assert "We are finding another adult" in listed
    assert "Full." not in listed


def test_waiting_is_confirmed_in_words_and_is_a_task(waited_for: Session) -> None:
    answer = _asks(waited_for)
    assert "We write to you" in Booker().get(answer.headers["Location"])  # type: ignore[attr-defined]
    assert WaitingNote.objects.get().people == 2
    task = StaffTask.objects.get(kind="needs_adult")
    assert (task.for_role, task.about_ref) == ("officer", waited_for.ref)
    assert not Message.objects.exists()


def test_asked_twice_it_is_one_and_the_newer_number_counts(waited_for: Session) -> None:
    _asks(waited_for)
    _asks(waited_for, people="3", email="Ben@Families.example")
    assert WaitingNote.objects.get().people == 3
    assert StaffTask.objects.filter(kind="needs_adult").count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("name", "", "Tell us your name."),
        ("name", "x" * 10_000, "Keep it to"),
        ("name", "Ben\0", "Null characters"),
        ("email", "ben", "Check the address"),
        ("people", "0", "Write 1 or more."),
        ("people", "-1", "Write 1 or more."),
        ("people", "9" * 40, "or fewer"),
        ("people", "🙂", "Write a whole number"),
    ],
)
def test_odd_answers_get_a_sentence(waited_for: Session, field: str, typed: str, says: str) -> None:
    answer = _asks(waited_for, **{field: typed})
    assert says in answer.content.decode()  # type: ignore[attr-defined]
    assert not WaitingNote.objects.exists()


def test_an_offer_that_is_not_there_is_not_found() -> None:
    assert Booker().client.get("/book/0000000000/wait/").status_code == 404


def test_where_one_may_book_nobody_waits(now: datetime) -> None:
    session = a_session(an_activity(at=now), at=now)
    a_ticket(session.activity, at=now)
    answer = Booker().client.get(f"/book/{session.ref}/wait/")
    assert answer.headers["Location"] == f"/book/{session.ref}/"


def test_asking_for_more_than_the_team_can_take_offers_to_wait(now: datetime) -> None:
    session = a_date(at=now)
    ticket = a_ticket(session.activity, max_per_booking=20, at=now)
    a_hold(session, {ticket: 10}, at=now)
    answer = Booker().choose(session.ref, **{ticket.ref: 3})
    html = answer.content.decode()
    assert "We are finding another adult" in html
    assert f"/book/{session.ref}/wait/" in html
    assert Booker().client.get(f"/book/{session.ref}/wait/").status_code == 200


def _note(session: Session, *, people: int = 2, at: datetime) -> WaitingNote:
    return waiting.wait(
        found=offer(session.ref, at=at),
        name="Ben Adeyemi",
        email="ben@families.example",
        people=people,
        language="en",
        by=PUBLIC,
        at=at,
    )


def test_nobody_is_told_while_the_adult_is_missing(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    _note(session, at=at)
    assert waiting.tell_waiting(at=at).startswith("0 told")
    assert not Message.objects.exists()


def test_once_the_ratio_allows_they_are_told_once(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    _note(session, at=at)
    team.a_cleared_second(session, "Tess Third")
    for _ in range(2):
        parts.run(at=at, only=waiting.PART)
    mail = Message.objects.get()
    assert (mail.kind, mail.to) == ("places_again", "ben@families.example")
    assert f"/book/{session.ref}/" in mail.text
    assert "Nothing is held for you" in mail.text


def test_who_needs_more_than_there_is_waits_on(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    _note(session, people=7, at=at)
    team.a_cleared_second(session, "Tess Third")
    assert waiting.tell_waiting(at=at).startswith("0 told")


def test_after_the_date_the_address_is_forgotten(session, ticket, at) -> None:
    a_hold(session, {ticket: MOST})
    _note(session, at=at)
    waiting.tell_waiting(at=session.ends_at + timedelta(hours=23))
    assert WaitingNote.objects.exists()
    waiting.tell_waiting(at=session.ends_at + timedelta(hours=25))
    assert not WaitingNote.objects.exists()


def test_a_limit_follows_a_change_of_ages(session, ticket, at) -> None:
    Activity.objects.update(min_age=13, max_age=16)
    gatekeeper.rejudge(activity=Activity.objects.get(), by=OFFICER, at=at)
    a_hold(session, {ticket: 20})  # one to ten
    assert taken(session) == 20
