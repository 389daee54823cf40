"""Wherever a booker comes from, they end where their booking stands."""

from datetime import timedelta

import pytest

from bookings.ordering.models import Booking, BookingState
from kernel.payments.models import Payment, PaymentState, TestCheckout
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.stock import is_sound, taken
from tests.factories.bookings import a_hold
from tests.factories.money import a_campaign
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
STEPS = ("people", "gift", "check")


@pytest.fixture
def session():
    return a_session(an_activity(at=soon()), capacity=2, at=soon())


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity, at=soon())


@pytest.fixture
def ben(session, ticket) -> Booker:
    """Holds one place, and has said who comes."""
    booker = Booker()
    booker.choose(session.ref, **{ticket.ref: 1})
    booker.name_people("Tobi Adeyemi")
    return booker


def _lapse(ben: Booker, *, minutes: int = 1) -> None:
    """The clock has passed the deadline."""
    past = soon() - timedelta(minutes=minutes)
    Booking.objects.filter(secret=ben.secret).update(pay_by=past, hold_until=past)


def _paid_there(ben: Booker) -> str:
    """The money went, the news is lost; where the provider sends the payer."""
    far = ben.pay().headers["Location"]
    TestCheckout.objects.get(ref=far.split("/")[3]).move("paid")
    return f"/booking/{ben.secret}/return/"


def _ends(ben: Booker, name: str = "") -> str:
    answer = ben.page(name)
    return answer.redirect_chain[-1][0] if answer.redirect_chain else answer.request["PATH_INFO"]


def test_a_hold_goes_on_where_something_is_missing(session, ticket) -> None:
    ben = Booker()
    ben.choose(session.ref, **{ticket.ref: 1})
    assert _ends(ben).endswith("/people/")
    assert _ends(ben, "check").endswith("/people/")
    assert _ends(ben, "gift").endswith("/people/")
    ben.name_people()
    assert _ends(ben).endswith("/check/")


def test_without_a_campaign_nobody_is_asked_for_a_gift(ben: Booker) -> None:
    assert _ends(ben, "gift").endswith("/check/")
    assert "gift" not in ben.page("check").content.decode().lower()


def test_nothing_is_chosen_for_the_giver_and_the_step_can_be_passed_by(ben: Booker) -> None:
    a_campaign(at=soon())
    text = ben.page("gift").content.decode()
    assert "checked" not in text.partition("<footer")[0]
    assert "Keep a Place Open" in text and "£3" in text and "Carry on without a gift" in text
    assert ben.give().headers["Location"].endswith("/check/")
    assert ben.booking.gift_pence == 0


@pytest.mark.parametrize(
    ("answers", "pence"),
    [
        ({"choice": "300"}, 300),
        ({"choice": "600"}, 600),
        ({"choice": "other", "other": "£4.50"}, 450),
        ({"other": "12"}, 1200),
        ({"choice": "none", "other": "12"}, 0),
    ],
)
def test_a_gift_is_what_one_says(ben: Booker, answers: dict[str, str], pence: int) -> None:
    a_campaign(at=soon())
    ben.give(**answers)
    assert ben.booking.gift_pence == pence
    assert ("Your gift" in ben.page("check").content.decode()) == bool(pence)


@pytest.mark.parametrize("typed", ["", "0.50", "10001", "three", "-3", "3.333"])
def test_a_sum_that_is_no_gift_is_said_and_changes_nothing(ben: Booker, typed: str) -> None:
    a_campaign(at=soon())
    answer = ben.give(choice="other", other=typed)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert ben.booking.gift_pence == 0


def test_every_answer_can_be_changed(ben: Booker, session) -> None:
    text = ben.page("check").content.decode()
    for words in ("Tobi Adeyemi", "Ben Adeyemi", "ben@families.example", "£6.00", "Pay £6.00"):
        assert words in text
    assert f"/booking/{ben.secret}/people/" in text
    assert f"/book/{session.ref}/?again={ben.secret}" in text


@pytest.mark.parametrize("step", STEPS)
def test_every_step_shows_until_when(ben: Booker, step: str) -> None:
    a_campaign(at=soon())
    text = ben.page(step).content.decode()
    assert "Held for you until" in text
    assert "Ask for ten more" in text


def test_the_clock_never_jumps_up_and_offers_no_more_once_payment_has_begun(ben: Booker) -> None:
    until = ben.booking.pay_by
    ben.pay()
    assert ben.booking.pay_by == until
    text = ben.page("check").content.decode()
    assert "Held for you until" in text
    assert "Ask for ten more" not in text


def test_longer_is_granted_and_leads_back_to_where_it_was_asked(ben: Booker) -> None:
    until = ben.booking.pay_by
    here = f"/booking/{ben.secret}/check/"
    answer = ben.client.post(
        f"/booking/{ben.secret}/longer/", headers={"referer": f"http://testserver{here}"}
    )
    assert answer.headers["Location"] == here
    assert ben.booking.pay_by == until + timedelta(minutes=10)
    assert "Your places are held until" in ben.page("check").content.decode()


def test_longer_never_leads_out_of_the_house(ben: Booker) -> None:
    answer = ben.client.post(
        f"/booking/{ben.secret}/longer/", headers={"referer": "https://evil.example/check/"}
    )
    assert answer.headers["Location"] == f"/booking/{ben.secret}/"


@pytest.mark.parametrize("step", [*STEPS, "", "done", "return"])
def test_after_the_deadline_every_page_says_that_the_hold_has_ended(ben: Booker, step: str) -> None:
    _lapse(ben)
    text = ben.page(step).content.decode()
    assert "Your hold has ended" in text
    assert "Your answers are safe" in text


def test_paying_after_the_deadline_charges_nothing(ben: Booker) -> None:
    _lapse(ben)
    assert ben.pay().headers["Location"] == f"/booking/{ben.secret}/"
    assert not Payment.objects.exists()


def test_choosing_again_keeps_the_answers(ben: Booker, session, ticket) -> None:
    _lapse(ben)
    again = f"/book/{session.ref}/?again={ben.secret}"
    form = form_with(ben.get(again), "page_key")
    assert form[f"ticket-{ticket.ref}"] == "1"
    ben.send(again, form)
    text = ben.page("people").content.decode()
    assert 'value="Tobi Adeyemi"' in text
    assert 'value="ben@families.example"' in text
    assert taken(session) == 1
    assert is_sound()


def test_letting_go_says_so_and_frees_the_place(ben: Booker, session) -> None:
    ben.client.post(f"/booking/{ben.secret}/let-go/")
    assert "You have let these places go" in ben.page().content.decode()
    assert taken(session) == 0
    assert ben.pay().headers["Location"] == f"/booking/{ben.secret}/"


@pytest.mark.parametrize("name", ["pay", "longer", "let-go"])
def test_what_changes_something_is_never_a_link(ben: Booker, name: str) -> None:
    assert ben.client.get(f"/booking/{ben.secret}/{name}/").status_code == 405


def test_a_lost_event_is_made_good_when_the_payer_comes_back(ben: Booker) -> None:
    way_back = _paid_there(ben)
    assert "You&#x27;re booked" in ben.client.get(way_back, follow=True).content.decode() or (
        "You're booked" in ben.client.get(way_back, follow=True).content.decode()
    )
    assert ben.booking.state == BookingState.CONFIRMED


def test_coming_back_before_the_money_waits_and_can_look_again(ben: Booker) -> None:
    ben.pay()
    text = ben.page("return").content.decode()
    assert "Waiting for the payment" in text
    assert f"/booking/{ben.secret}/return/" in text
    assert ben.booking.state == BookingState.HELD


def test_declined_says_so_and_can_be_tried_again(ben: Booker) -> None:
    far = ben.pay().headers["Location"]
    answer = ben.client.post(far, {"press": "decline"}, follow=True)
    assert "The payment did not go through" in answer.content.decode()
    ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
    assert "You are in." in ben.page().content.decode()


def test_paid_late_while_the_place_is_free_is_in(ben: Booker) -> None:
    far = ben.pay().headers["Location"]
    text = ben.client.post(far, {"press": "pay_late"}, follow=True).content.decode()
    assert "You are in." in text
    assert ben.booking.state == BookingState.CONFIRMED


def test_paid_late_and_gone_says_that_the_money_is_on_its_way_back(
    ben: Booker, session, ticket
) -> None:
    far = ben.pay().headers["Location"]
    a_hold(session, ticket, at=soon())
    payment = Payment.objects.get()
    TestCheckout.objects.get().move("paid")
    _lapse(ben)
    # Somebody else takes the place, which frees the hold that has lapsed.
    a_hold(session, ticket, at=soon())
    text = ben.page("return").content.decode()
    assert "Your money is on its way back" in text
    assert "£6.00 is on its way back to you" in text
    payment.refresh_from_db()
    assert payment.state == PaymentState.SUCCEEDED
    assert far and taken(session) == 2
    assert is_sound()


def test_a_second_tab_that_pays_again_ends_at_the_tickets(ben: Booker) -> None:
    ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
    assert ben.pay().headers["Location"].endswith("/done/")
    for step in ("gift", "check", "basket"):  # who comes may still be changed
        assert "You are in." in ben.page(step).content.decode()
    assert Payment.objects.count() == 1


def test_a_free_place_is_booked_with_one_press(session) -> None:
    free = a_ticket(session.activity, pence=0, at=soon())
    ben = Booker()
    ben.choose(session.ref, **{free.ref: 1})
    ben.name_people()
    text = ben.page("check").content.decode()
    assert "There is nothing to pay." in text and ">Book<" in text
    assert ben.pay().headers["Location"].endswith("/done/")
    assert "Nothing to pay." in ben.page("done").content.decode()


def test_a_cancelled_booking_says_so(ben: Booker) -> None:
    ben.client.post(ben.pay().headers["Location"], {"press": "pay"})
    Booking.objects.update(state=BookingState.CANCELLED)
    assert "This booking is cancelled" in ben.page().content.decode()


def test_without_test_payments_nobody_is_charged_and_everybody_is_told(
    ben: Booker, settings
) -> None:
    settings.TEST_PAYMENTS = False
    answer = ben.client.post(f"/booking/{ben.secret}/pay/", follow=True)
    assert "We cannot take payments on this site yet" in answer.content.decode()


def test_paid_although_let_go_says_so(ben: Booker) -> None:
    far = ben.pay().headers["Location"]
    ben.client.post(f"/booking/{ben.secret}/let-go/")
    TestCheckout.objects.get().move("paid", from_states=("open", "expired"))
    text = ben.page("return").content.decode()
    assert "came after you had let the places go" in text
    assert far and ben.booking.state == BookingState.CANCELLED
