"""A parent books children who come on their own: once each, with what keeps them well."""

import pytest
from django.test import Client

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import overview
from kernel.audit.models import AuditEvent
from kernel.people.family import Guardianship, Membership
from kernel.people.models import Person
from safeguarding import care
from safeguarding.models import CareNote, EmergencyContact
from tests.bookings.ordering.booker import Booker, form_with
from tests.bookings.ordering.families.children import RING, holding, juniors, path, people_form
from tests.factories.families import PUBLIC_READER
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


def test_two_children_are_named_rung_for_and_looked_after() -> None:
    at = soon()
    ben = holding(*juniors(at=at), 2)
    there = ben.send(path(ben), people_form(ben, "Tobi Adeyemi", "Ada Adeyemi"))["Location"]
    assert there == path(ben, "contacts/")
    assert ben.send(there, RING)["Location"] == path(ben, "1/")
    said = {"relation": "parent", "health": "Peanuts: a pen in a red pouch"}
    assert "Carry on to Ada" in ben.get(path(ben, "1/"))
    assert ben.send(path(ben, "1/"), said)["Location"] == path(ben, "2/")
    assert ben.send(path(ben, "2/"), {"relation": "parent"})["Location"].endswith("/check/")

    tobi, ada = (seat.places[0].participant for seat in overview(ben.booking).seats)
    found = care.read([tobi, ada], why=("test", ""), by=PUBLIC_READER, at=at)
    assert found[tobi.pk].health == "Peanuts: a pen in a red pouch"
    assert [contact.name for contact in found[ada.pk].contacts] == ["Ben Adeyemi", "Grace Adeyemi"]
    assert found[ada.pk].collectors == ("Ben Adeyemi", "Grace Adeyemi")
    assert {row.child for row in Guardianship.objects.filter(carer=ben.booking.booker)} == {
        tobi,
        ada,
    }
    assert Person.objects.filter(email="").count() >= 2
    assert not Membership.objects.exists()


def test_nobody_is_booked_before_that_is_told() -> None:
    ben = holding(*juniors(at=soon()))
    ben.send(path(ben), people_form(ben, "Tobi Adeyemi"))
    assert ben.page("check", follow=False)["Location"] == path(ben, "contacts/")
    ben.pay()
    assert ben.booking.state == BookingState.HELD


def test_too_young_is_refused_with_the_ages_and_nothing_is_lost() -> None:
    ben = holding(*juniors(at=soon()))
    form = people_form(ben, "Wren Fairholm", years=2)
    text = ben.client.post(path(ben), form).content.decode()
    assert "Juniors is for ages 8 to 11. Wren Fairholm will be 2 on" in text
    again = form_with(text, "person-")
    assert again == form | {"csrfmiddlewaretoken": again["csrfmiddlewaretoken"]}
    assert not Person.objects.filter(name="Wren Fairholm").exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"second_phone": "07700 9003"}, "Check Grace’s number: it is 2 digits short."),
        ({"second_phone": "ring me"}, "Write Grace’s number in figures"),
        ({"second_phone": "07700 900301"}, "same number again"),
        ({"second_name": ""}, "if the first does not answer"),
        ({"collectors": "\n".join("abcdefghi")}, "up to 8 names"),
    ],
)
def test_whom_to_ring_gets_a_sentence_where_nobody_could_be_rung(
    changes: dict[str, str], says: str
) -> None:
    ben = holding(*juniors(at=soon()))
    ben.send(path(ben), people_form(ben, "Tobi Adeyemi"))
    text = ben.client.post(path(ben, "contacts/"), RING | changes).content.decode()
    assert says in text
    assert "Ben Adeyemi" in text
    assert not EmergencyContact.objects.exists()


def test_a_child_with_two_tickets_is_written_once() -> None:
    at = soon()
    first, ticket = juniors(at=at)
    second = a_session(an_activity("Sparks", at=at), days=9, at=at)
    spark = a_ticket(second.activity, at=at)
    ben = holding(first, ticket)
    ben.choose(second.ref, **{spark.ref: 1})
    form = people_form(ben, "Tobi Adeyemi")
    assert len([key for key in form if key.startswith("person-")]) == 1
    ben.tell(ben.send(path(ben), form))
    [tobi] = {place.participant for place in Place.objects.filter(line__booking=ben.booking)}
    assert tobi.name == "Tobi Adeyemi"


def test_a_further_ticket_may_be_somebody_elses() -> None:
    at = soon()
    first, ticket = juniors(at=at)
    second = a_session(an_activity("Sparks", at=at), days=9, at=at)
    ben = holding(first, ticket)
    ben.choose(second.ref, **{a_ticket(second.activity, at=at).ref: 1})
    form = people_form(ben, "Tobi Adeyemi")
    line = ben.booking.lines.get(session=second)
    text = ben.client.post(path(ben), form | {f"for-{line.ref}-1": "else"}).content.decode()
    assert f'name="person-{line.ref}-1"' in text
    ben.tell(ben.send(path(ben), form | {f"person-{line.ref}-1": "Ada Adeyemi"}))
    assert {s.name for s in overview(ben.booking).seats} == {"Tobi Adeyemi", "Ada Adeyemi"}


def test_one_child_on_both_tickets_of_a_date_is_said_kindly() -> None:
    ben = holding(*juniors(at=soon()), 2)
    text = ben.client.post(path(ben), people_form(ben, "Tobi", "Tobi")).content.decode()
    assert "Tobi has a ticket for these dates already" in text


def test_a_groups_leader_may_leave_names_until_later() -> None:
    at = soon()
    session = a_session(an_activity(at=at), capacity=20, at=at)
    ticket = a_ticket(session.activity, at=at, max_per_booking=20)
    ben = holding(session, ticket, 7)
    form = people_form(ben)
    assert ben.send(path(ben), form)["Location"].endswith("/check/")
    assert ben.pay().status_code == 302
    assert Booking.objects.get().booker_name == "Ben Adeyemi"


def _booked(number: int = 1) -> Booker:
    at = soon()
    session, _ = juniors(at=at)
    free = a_ticket(session.activity, at=at, pence=0, title="Open place")
    ben = holding(session, free, number)
    ben.tell(ben.send(path(ben), people_form(ben, *(f"Child {n}" for n in range(number)))))
    ben.send(path(ben, "1/"), {"relation": "parent", "health": "Peanuts"})
    ben.pay()
    assert ben.booking.state == BookingState.CONFIRMED
    return ben


def test_while_it_is_held_what_was_typed_is_shown_again_and_that_is_on_the_trail() -> None:
    ben = holding(*juniors(at=soon()))
    ben.tell(ben.send(path(ben), people_form(ben, "Tobi")))
    ben.send(path(ben, "1/"), {"relation": "parent", "health": "Peanuts"})
    assert "Peanuts" in ben.get(path(ben, "1/"))
    assert AuditEvent.objects.filter(verb="care.read", facts__why="booking").count() == 2


def test_the_link_of_a_booking_shows_nobody_what_was_told() -> None:
    ben = _booked()
    stranger = Client()
    for page in ("1/", "contacts/"):
        text = stranger.get(path(ben, page)).content.decode()
        assert "You have told us already" in text
        assert "Peanuts" not in text
        assert "07700" not in text.partition("<footer")[0]


def test_left_empty_it_stays_and_what_is_written_replaces_it() -> None:
    ben = _booked()
    note = CareNote.objects.get(kind="health")
    assert ben.client.post(path(ben, "1/"), {}).status_code == 302
    assert CareNote.objects.get(kind="health") == note
    ben.client.post(path(ben, "1/"), {"health": "Nothing any more"})
    child = Person.objects.get(name="Child 0")
    found = care.read([child], why=("test", ""), by=PUBLIC_READER, at=soon())
    assert found[child.pk].health == "Nothing any more"


def test_another_child_in_the_place_is_asked_about_anew() -> None:
    ben = _booked()
    before = Person.objects.get(name="Child 0")
    form = form_with(ben.get(path(ben)), "person-")
    seat = next(key for key in form if key.startswith("person-"))
    changed = {seat: "Sam Sharp", seat.replace("person", "born"): "1/1/2017"}
    assert ben.send(path(ben), form | changed)["Location"] == path(ben, "contacts/")
    sam = Place.objects.get(line__booking=ben.booking).participant
    assert (sam.name, sam.pk == before.pk) == ("Sam Sharp", False)
    assert not CareNote.objects.filter(person=sam).exists()


def test_two_children_may_swap_their_tickets() -> None:
    ben = _booked(2)
    form = form_with(ben.get(path(ben)), "person-")
    one, other = (key for key in form if key.startswith("person-"))
    swapped = {one: form[other], other: form[one]}
    assert ben.send(path(ben), form | swapped).status_code == 302
    names = [seat.name for seat in overview(ben.booking).seats]
    assert names == ["Child 1", "Child 0"]


def test_a_hold_in_another_ones_stead_is_not_asked_again() -> None:
    at = soon()
    session, ticket = juniors(at=at)
    ben = holding(session, ticket)
    ben.tell(ben.send(path(ben), people_form(ben, "Tobi")))
    ben.send(path(ben, "1/"), {"relation": "parent", "health": "Peanuts"})
    first = ben.booking
    ben.client.post(f"/booking/{ben.secret}/let-go/")
    chosen = form_with(ben.get(f"/book/{session.ref}/?again={first.secret}"), "page_key")
    ben.send(f"/book/{session.ref}/", chosen | {f"ticket-{ticket.ref}": "1"})
    assert ben.booking != first
    assert "Peanuts" in ben.get(path(ben, "1/"))
    assert EmergencyContact.objects.count() == 4


def test_of_a_booking_that_was_booked_nothing_that_was_told_goes_along() -> None:
    """Its link was in a mail, which may have been handed on."""
    ben = _booked()
    session = ben.booking.lines.first().places.first().session
    Booking.objects.filter(pk=ben.booking.pk).update(state=BookingState.CANCELLED)
    Place.objects.update(live=False)
    thief = Booker()
    form = form_with(thief.get(f"/book/{session.ref}/"), "page_key")
    ticket = session.activity.types.get(price_pence=600)
    form |= {"instead_of": ben.secret, f"ticket-{ticket.ref}": "1"}
    thief.send(f"/book/{session.ref}/", form)
    assert "Peanuts" not in thief.page("people/1").content.decode()
    assert CareNote.objects.filter(kind="health").count() == 1
