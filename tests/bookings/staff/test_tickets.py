"""Adding tickets and withdrawing them on staff screens."""

import pytest
from django.test import Client

from bookings.ordering.models import PoolDemand, TicketType
from kernel.audit.models import AuditEvent
from kernel.references import new_secret
from tests.factories.desk import a_workshop, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def typed(**changes: str) -> dict[str, str]:
    return {
        "once": new_secret(),
        "title": "Child",
        "kind": "fixed",
        "price": "£4.50",
        "scope": "each",
        "per": "person",
        "admits": "1",
        "quota": "",
        "max_per_booking": "6",
        "note": "",
        "on": "",
        **changes,
    }


def add(editor: Client, **changes: str) -> tuple[str, TicketType | None]:
    activity, _ = a_workshop()
    answer = editor.post(f"/admin/activities/{activity.ref}/tickets/", typed(**changes))
    made = TicketType.objects.exclude(title_en="One place").first()
    return answer.content.decode(), made


def test_money_is_typed_in_pounds_and_kept_in_pence(editor: Client) -> None:
    _, ticket = add(editor)

    assert ticket is not None
    assert (ticket.price_pence, ticket.kind, ticket.scope) == (450, "fixed", "each")
    assert ticket.max_per_booking == 6
    assert AuditEvent.objects.filter(verb="ticket.added", about_ref=ticket.ref).exists()


def test_a_free_ticket_costs_nothing(editor: Client) -> None:
    _, ticket = add(editor, kind="free", price="")

    assert ticket is not None
    assert (ticket.kind, ticket.price_pence) == ("free", 0)


def test_a_ticket_for_the_whole_course_covers_every_date(editor: Client) -> None:
    _, ticket = add(editor, title="Whole course", scope="all", price="36", admits="2")

    assert ticket is not None
    assert ticket.scope == "all"
    assert [demand.units for demand in ticket.demands.all()] == [2]


def test_a_limit_of_its_own_is_a_stock_of_its_own(editor: Client) -> None:
    _, ticket = add(editor, title="Open place", kind="free", price="", quota="3")

    limits = PoolDemand.objects.filter(ticket_type=ticket, pool__kind="limit")
    assert [demand.pool.capacity for demand in limits] == [3]


def test_a_festival_items_own_ticket_is_sold_on_that_date_alone(editor: Client) -> None:
    activity, session = a_workshop()
    editor.post(
        f"/admin/activities/{activity.ref}/tickets/", typed(title="Choir only", on=session.ref)
    )

    ticket = TicketType.objects.get(title_en="Choir only")
    assert [demand.pool.session for demand in ticket.demands.all()] == [session]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give the ticket a name."),
        ({"title": "x" * 121}, "Keep the name to 120 letters."),
        ({"title": "one PLACE"}, "There is a ticket of that name. Choose another."),
        ({"title": "a\0"}, "Null characters are not allowed."),
        ({"price": ""}, "Write the price, or choose “free” above."),
        ({"price": "0"}, "Write the price, or choose “free” above."),
        ({"price": "-4"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"price": "four"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"price": "4.505"}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"price": "9" * 40}, "Write an amount in pounds, for example 3 or 3.50."),
        ({"price": "9999999"}, "£10,000.00 is the most a ticket can cost."),
        ({"price": "4\0"}, "Null characters are not allowed."),
        ({"kind": "free"}, "A free ticket has no price. Empty this, or choose “a price” above."),
        ({"kind": ""}, "Choose one."),
        ({"kind": "pwyc"}, "Write the least that people may pay, often 0."),
        ({"scope": "sometimes"}, "Choose one."),
        ({"per": "\0"}, "Choose one."),
        ({"admits": "0"}, "Write 1 or more."),
        ({"admits": "70000"}, "Write 100 or less."),
        ({"quota": "-1"}, "Write 1 or more."),
        ({"quota": "1", "admits": "4"}, "One ticket takes more places than that."),
        ({"max_per_booking": ""}, "Write a number."),
        ({"on": "nothing"}, "Choose a date from the list."),
        ({"note": "x" * 201}, "Keep the note to 200 letters."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_makes_no_ticket(
    editor: Client, changes: dict[str, str], sentence: str
) -> None:
    said, ticket = add(editor, **changes)

    assert sentence in said
    assert ticket is None


def test_a_second_click_makes_no_second_ticket(editor: Client) -> None:
    activity, _ = a_workshop()
    address, form = f"/admin/activities/{activity.ref}/tickets/", typed()

    first, second = editor.post(address, form), editor.post(address, form)

    assert first.status_code == second.status_code == 302
    assert TicketType.objects.filter(title_en="Child").count() == 1


def test_withdrawing_asks_first_and_then_stops_selling(editor: Client) -> None:
    activity, _ = a_workshop()
    ticket = activity.types.get()
    address = f"/admin/tickets/{ticket.ref}/withdraw/"

    assert "None is sold." in editor.get(address).content.decode()
    editor.post(address)
    editor.post(address)

    ticket.refresh_from_db()
    assert ticket.withdrawn
    assert AuditEvent.objects.filter(verb="ticket.withdrawn").count() == 1


def test_only_editor_and_officer_sell_and_withdraw() -> None:
    activity, _ = a_workshop()
    ticket = activity.types.get()
    browser = signed_in("box_office")

    assert browser.post(f"/admin/activities/{activity.ref}/tickets/", typed()).status_code == 404
    assert browser.post(f"/admin/tickets/{ticket.ref}/withdraw/").status_code == 404
    ticket.refresh_from_db()
    assert not ticket.withdrawn
