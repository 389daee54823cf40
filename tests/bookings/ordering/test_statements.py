"""The buyer's path is short: fifteen statements a request at most, one for each further pool."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.catalogue.models import Activity
from kernel.organisation.models import Organisation
from tests.bookings.ordering.booker import Booker, form_with
from tests.factories.money import a_campaign
from tests.factories.programme import a_session, a_ticket, an_activity, soon
from tests.factories.team import a_cleared_lead, a_cleared_second, a_worker, in_team

pytestmark = pytest.mark.django_db
MOST = 15
BOUNDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(autouse=True)
def house() -> None:
    Organisation.objects.create(pk=1, name="House", short_name="House", email="us@house.example")


def _statements(call: Callable[[], object]) -> list[str]:
    """What a request asks of the database, but for the bounds of its transactions."""
    with CaptureQueriesContext(connection) as captured:
        call()
    sent = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in sent if not sql.startswith(BOUNDS)]


def _children(at):
    """Children on their own, with a cleared team: the longest question that the gate asks."""
    activity = an_activity(
        at=at, duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8, max_age=11
    )
    session = a_session(activity, at=at)
    a_cleared_lead(session, at=at)
    a_cleared_second(session, at=at)
    return session


def test_every_request_of_the_longest_way_is_short() -> None:
    at = soon()
    session = _children(at)
    ticket = a_ticket(session.activity, at=at, max_per_booking=20)
    a_campaign(at=at)
    ben = Booker()
    ben.get(f"/book/{session.ref}/")
    chosen = form_with(ben.get(f"/book/{session.ref}/"), "page_key")
    chosen[f"ticket-{ticket.ref}"] = "6"
    counts = {"choose": _statements(lambda: ben.send(f"/book/{session.ref}/", chosen))}
    named = form_with(ben.page("people").content.decode(), "person-")
    seats = (key for key in named if key.startswith("person-"))
    named |= {key: f"Tobi {number}" for number, key in enumerate(seats)} | ben.birthdays(named)
    named |= {"name": "Ben", "email": "ben@families.example", "phone": ""}
    ring = {"first_name": "Ben", "first_phone": "07700 900301", "collectors": "Ben\nGrace"}
    ring |= {"second_name": "Grace", "second_phone": "07700 900302"}
    child = {"relation": "parent", "health": "Peanuts", "helps": "Quiet", "access": "", "close": ""}
    steps: dict[str, Callable[[], object]] = {
        "people": lambda: ben.page("people"),
        "name them": lambda: ben.send(f"/booking/{ben.secret}/people/", named),
        "contacts": lambda: ben.page("people/contacts", follow=False),
        "ring": lambda: ben.send(f"/booking/{ben.secret}/people/contacts/", ring),
        "a child": lambda: ben.page("people/1", follow=False),
        **{
            f"child {number}": partial(ben.send, f"/booking/{ben.secret}/people/{number}/", child)
            for number in range(1, 7)
        },
        "people again": lambda: ben.page("people"),
        "name them again": lambda: ben.send(f"/booking/{ben.secret}/people/", named),
        "ring again": lambda: ben.send(f"/booking/{ben.secret}/people/contacts/", ring),
        "gift": lambda: ben.page("gift"),
        "give": lambda: ben.give(choice="300"),
        "check": lambda: ben.page("check"),
        "longer": lambda: ben.client.post(f"/booking/{ben.secret}/longer/"),
        "pay": ben.pay,
        "pay again": ben.pay,
        "where it stands": lambda: ben.page(follow=False),
        "let go": lambda: ben.client.post(f"/booking/{ben.secret}/let-go/"),
    }
    counts |= {name: _statements(call) for name, call in steps.items()}
    too_long = {name: sent for name, sent in counts.items() if len(sent) > MOST}
    assert not too_long, "\n".join(sql[:160] for sent in too_long.values() for sql in sent)


def test_what_is_free_is_booked_in_as_few() -> None:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ticket = a_ticket(session.activity, pence=0, at=at)
    ben = Booker()
    ben.choose(session.ref, **{ticket.ref: 4})
    ben.name_people()
    for call in (ben.pay, lambda: ben.page("done", follow=False)):
        sent = _statements(call)
        assert len(sent) <= MOST, "\n".join(sql[:160] for sql in sent)


@pytest.mark.parametrize("dates", [2, 9])
def test_a_whole_run_costs_one_more_for_each_date(dates: int) -> None:
    at = soon()
    activity = an_activity(at=at)
    for number in range(dates):
        a_session(activity, days=7 + number, at=at)
    run = a_ticket(activity, scope="all", at=at)
    ben = Booker()
    ben.get(f"/book/{activity.course.ref}/")
    form = form_with(ben.get(f"/book/{activity.course.ref}/"), "page_key")
    form[f"ticket-{run.ref}"] = "3"
    sent = _statements(lambda: ben.send(f"/book/{activity.course.ref}/", form))
    assert len(sent) <= MOST + dates - 1, "\n".join(sql[:160] for sql in sent)


def test_counting_somebodys_days_costs_no_more() -> None:
    at = soon()
    session = _children(at)
    helper = a_worker("Hal Helper", level="enhanced_child", at=at)
    in_team(session, helper, at=at)
    ticket = a_ticket(session.activity, at=at)
    ben = Booker()
    ben.get(f"/book/{session.ref}/")
    chosen = form_with(ben.get(f"/book/{session.ref}/"), "page_key") | {f"ticket-{ticket.ref}": "1"}
    sent = _statements(lambda: ben.send(f"/book/{session.ref}/", chosen))
    assert ben.secret
    assert len(sent) <= MOST, "\n".join(sql[:160] for sql in sent)


def test_adding_to_what_is_held_and_taking_some_of_it_back_cost_no_more() -> None:
    at = soon()
    first, second = _children(at), a_session(an_activity("Other", at=at), at=at)
    tickets = [a_ticket(each.activity, at=at, max_per_booking=20) for each in (first, second)]
    ben = Booker()
    ben.choose(second.ref, **{tickets[1].ref: 2})
    counts = {}
    for name, session, ticket, many in (
        ("add", first, tickets[0], 6),
        ("more", first, tickets[0], 8),
        ("fewer", first, tickets[0], 2),
    ):
        form = form_with(ben.get(f"/book/{session.ref}/"), "page_key")
        form[f"ticket-{ticket.ref}"] = str(many)
        path = f"/book/{session.ref}/"
        counts[name] = _statements(lambda path=path, form=form: ben.send(path, form))
    remove = {"thing": second.ref}
    counts["remove"] = _statements(
        lambda: ben.client.post(f"/booking/{ben.secret}/remove/", remove)
    )
    counts["basket"] = _statements(lambda: ben.page("basket", follow=False))
    too_long = {name: sent for name, sent in counts.items() if len(sent) > MOST}
    assert not too_long, "\n".join(sql[:160] for sent in too_long.values() for sql in sent)
