"""Holding everything and booking nothing is capped, and the neighbour is served all the same."""

import pytest

from bookings.ordering import hoarding
from bookings.ordering.models import Booking, BookingState
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.stock import taken
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
TOO_MANY = "as many places as one person can"


@pytest.fixture
def hoarder(monkeypatch: pytest.MonkeyPatch) -> Booker:
    """Holds four places, which is as many as one browser may here."""
    monkeypatch.setattr(hoarding, "MOST_A_BROWSER", 4)
    monkeypatch.setattr(hoarding, "MOST_A_NETWORK", 6)
    booker = Booker()
    _apart(booker, _date("First"), 4)
    return booker


def _date(title: str):
    session = a_session(an_activity(title, at=soon()), at=soon())
    a_ticket(session.activity, at=soon())
    return session


def _apart(booker: Booker, session, many: int, **more: str) -> str:
    """In a basket of its own each time, as a script would; what the page says."""
    form = form_with(booker.get(f"/book/{session.ref}/"), "page_key") | {"apart": "yes"} | more
    form |= {name: str(many) for name in form if name.startswith("ticket-")}
    return booker.send(f"/book/{session.ref}/", form).content.decode()


def test_one_browser_holds_so_many_and_reads_why_no_more(hoarder: Booker) -> None:
    other = _date("Other")
    assert TOO_MANY in _apart(hoarder, other, 1)
    assert TOO_MANY in hoarder.choose(other.ref, **_one(other)).content.decode()
    assert taken(other) == 0


def test_the_neighbour_behind_the_same_address_is_served(hoarder: Booker) -> None:
    other = _date("Other")
    for _ in range(20):
        _apart(hoarder, other, 4)  # refused, and counts against nobody
    neighbour = Booker()
    assert neighbour.choose(other.ref, **_one(other, 2)).status_code == 302
    assert taken(other) == 2


def test_many_browsers_of_one_network_hold_so_many_together(hoarder: Booker) -> None:
    other = _date("Other")
    assert "From your network" in _apart(Booker(), other, 3)
    far_away = Booker()
    far_away.client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert far_away.choose(other.ref, **_one(other, 3)).status_code == 302


def test_what_is_let_go_or_booked_counts_no_more_and_is_not_known_any_more(hoarder) -> None:
    other = _date("Other")
    hoarder.client.post(f"/booking/{hoarder.secret}/let-go/")
    assert _apart(hoarder, other, 4) == ""
    hoarder.name_people()
    hoarder.client.post(hoarder.pay().headers["Location"], {"press": "pay"})
    assert hoarder.booking.state == BookingState.CONFIRMED
    assert _apart(hoarder, _date("Third"), 4) == ""
    ended = Booking.objects.exclude(state=BookingState.HELD)
    assert set(ended.values_list("from_browser", "from_address")) == {("", "")}


def test_fewer_can_be_chosen_at_the_cap(hoarder: Booker) -> None:
    session = hoarder.booking.lines.first().session
    assert hoarder.choose(session.ref, **_one(session, 3)).status_code == 302
    assert taken(session) == 3


def test_one_email_address_holds_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoarding, "MOST_AN_EMAIL", 3)
    first, second = Booker(), Booker()
    for booker, many in ((first, 2), (second, 2)):
        session = _date("Print Evening")
        booker.choose(session.ref, **_one(session, many))
    assert first.name_people().status_code == 302
    assert TOO_MANY in second.name_people().content.decode()
    assert second.name_people(email="ann@families.example").status_code == 302


def test_without_the_cap_one_browser_would_hold_everything(
    hoarder: Booker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(hoarding, "check", lambda held, more: None)
    other = _date("Other")
    assert _apart(hoarder, other, 10) == ""
    assert taken(other) == 10


def _one(session, many: int = 1) -> dict[str, int]:
    return {session.activity.types.get().ref: many}
