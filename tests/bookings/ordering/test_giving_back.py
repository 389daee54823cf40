"""The booker gives back: what was free at once, what was paid through a person; and my days."""

from datetime import timedelta

import pytest

from bookings.ordering import giving_back
from bookings.ordering.models import BookingState, Place
from bookings.ordering.overview import overview
from kernel.desk.models import StaffTask
from kernel.mail.models import Message
from kernel.payments.models import Refund
from tests.bookings.ordering.booker import Booker
from tests.bookings.ordering.stock import is_sound, taken, trace
from tests.factories.bookings import PUBLIC
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def free():
    session = a_session(an_activity("Winter Stories", at=soon()), at=soon())
    a_ticket(session.activity, pence=0, at=soon())
    return session


@pytest.fixture
def paid():
    session = a_session(an_activity("Print Evening", at=soon()), at=soon(), days=8)
    a_ticket(session.activity, at=soon())
    return session


def _booked(*sessions, many: int = 2) -> Booker:
    ben = Booker()
    for session in sessions:
        ben.choose(session.ref, **{session.activity.types.get().ref: many})
    ben.name_people()
    far = ben.pay().headers["Location"]
    if far.startswith("/payments/"):
        ben.client.post(far, {"press": "pay"})
    assert ben.booking.state == BookingState.CONFIRMED
    return ben


def _give_back(ben: Booker, *sessions):
    path = f"/booking/{ben.secret}/cancel/"
    return ben.client.post(path, {"thing": [session.ref for session in sessions]}, follow=True)


def test_free_places_go_back_at_once_when_asked_again(free) -> None:
    ben = _booked(free)
    assert "Cannot come? Give places back" in ben.page("done").content.decode()
    assert "Yes, give them back" in ben.page("cancel").content.decode()
    assert taken(free) == 2  # looking changes nothing
    text = _give_back(ben, free).content.decode()
    assert "This booking is cancelled" in text
    assert (ben.booking.state, taken(free)) == (BookingState.CANCELLED, 0)
    assert not Place.objects.exclude(ticket_secret=None).exists()
    assert trace("booking.given_back", ben.booking) == 1
    assert Message.objects.get(kind="given_back").subject == "Given back: Winter Stories"
    assert is_sound()
    _give_back(ben, free)
    assert Message.objects.filter(kind="given_back").count() == 1


def test_what_was_paid_is_asked_of_the_box_office_and_stays(free, paid) -> None:
    ben = _booked(free, paid)
    text = _give_back(ben, free, paid).content.decode()
    assert "Our box office looks at what you have paid for" in text
    assert "You are in." in text and "Winter Stories" not in ben.page("done").content.decode()
    assert (taken(free), taken(paid)) == (0, 2)
    assert StaffTask.objects.get().kind == "wants_to_cancel"
    assert not Refund.objects.exists()
    assert "Print Evening" in Message.objects.get(kind="given_back").text
    assert is_sound()
    _give_back(ben, paid)
    assert StaffTask.objects.count() == 1


def test_nothing_ticked_and_nothing_known_change_nothing(free, paid) -> None:
    ben = _booked(free, paid)
    for things in ([], ["nowhere"], ["\x00"]):
        answer = ben.client.post(f"/booking/{ben.secret}/cancel/", {"thing": things})
        assert "Tick what you would like to give back" in answer.content.decode()
    assert (taken(free), taken(paid)) == (2, 2)


def test_what_has_begun_is_not_given_back(free) -> None:
    ben = _booked(free)
    things = [item.thing for item in overview(ben.booking).items]
    with pytest.raises(giving_back.NotToGiveBack):
        giving_back.give_back(
            booking=ben.booking, things=things, by=PUBLIC, at=free.starts_at + timedelta(minutes=1)
        )
    assert taken(free) == 2


def test_a_hold_is_not_given_back_here(free) -> None:
    ben = Booker()
    ben.choose(free.ref, **{free.activity.types.get().ref: 1})
    assert _give_back(ben, free).status_code == 200
    assert ben.booking.state == BookingState.HELD


def test_my_days_show_everything_by_hour_and_who_is_at_two_things_at_once(free) -> None:
    other = a_session(an_activity("Lantern Walk", at=soon()), at=soon())  # at the same time
    a_ticket(other.activity, pence=0, at=soon())
    ben = Booker()
    for session in (free, other):
        ben.choose(session.ref, **{session.activity.types.get().ref: 1})
    words = "at the same time on"
    assert "fine for two people" in ben.page("basket").content.decode()
    ben.name_people("Tobi Adeyemi", "Ada Adeyemi")
    assert words not in ben.page("check").content.decode()
    ben.name_people("Tobi Adeyemi", "tobi adeyemi")
    assert "Tobi Adeyemi: " in ben.page("check").content.decode()
    ben.pay()
    text = ben.page("days").content.decode()
    assert words in text and "Lantern Walk" in text and "Winter Stories" in text
    assert "My days, hour by hour" in ben.page("done").content.decode()
