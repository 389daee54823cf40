"""Fifty buyers at once for twenty places, in processes of their own, by HTTP, on both databases."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.bookings.ordering.rush.buyer import TOKEN, Buyer, chosen, fields
from tests.bookings.ordering.rush.crowd import crowd
from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server
ENGINES = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
RUNS = 10


def _servers(product: Workshop, engine: str, **settings: Any) -> list[Product]:
    """One process of eight threads on SQLite; on PostgreSQL two, as an operator may have."""
    first = product.start(engine=engine, **settings)
    return [first, product.beside(first, **settings)] if engine == "postgresql" else [first]


def _dates(running: Product, dates: int, *, capacity: int, pence: int = 600) -> list[str]:
    call = f"make({dates}, capacity={capacity}, pence={pence})"
    return json.loads(_shell(running, call))


def _look(running: Product) -> dict[str, Any]:
    return json.loads(_shell(running, "look()"))


def _shell(running: Product, call: str) -> str:
    code = f"from tests.bookings.ordering.rush.programme import make, look; {call}"
    return running.manage("shell", "--no-imports", "-c", code).splitlines()[-1]


@ENGINES
def test_fifty_buyers_at_once_for_twenty_places(product: Workshop, engine: str) -> None:
    servers = _servers(product, engine)
    (ref,) = _dates(servers[0], 1, capacity=20)

    with crowd(50, [server.base_url for server in servers]) as buyers:
        ends = buyers.at_once(f"book {ref}")

    assert sum(bool(end["booked"]) for end in ends) == 20
    assert max(int(str(end["worst"])) for end in ends) < 500
    losers = [end for end in ends if not end["held"]]
    assert len(losers) == 30
    assert all(end["late"] for end in losers)
    after = _look(servers[0])
    assert after["taken"] == [20]
    assert after["states"] == ["confirmed"] * 20
    assert after["payments"] == ["succeeded"] * 20
    servers[0].manage("check_invariants")


@ENGINES
def test_without_the_guard_places_are_sold_twice(product: Workshop, engine: str) -> None:
    """The control: in nine of ten rushes at least, somebody stands before a taken chair."""
    servers = _servers(product, engine, wsgi="tests.bookings.ordering.rush.unguarded")
    refs = _dates(servers[0], RUNS, capacity=2)

    with crowd(8, [server.base_url for server in servers]) as buyers:
        held = [sum(bool(e["held"]) for e in buyers.at_once(f"hold {ref}")) for ref in refs]

    assert sum(number > 2 for number in held) >= RUNS - 1, held
    assert _look(servers[0])["taken"] == held


@ENGINES
def test_a_double_click_is_one_booking_and_one_payment(product: Workshop, engine: str) -> None:
    servers = _servers(product, engine)
    (ref,) = _dates(servers[0], 1, capacity=3)
    buyer = Buyer(servers[0].base_url)
    form = chosen(buyer.open(f"/book/{ref}/")[1], quantity=2)

    people = _at_once(8, lambda: buyer.open(f"/book/{ref}/", form))
    assert len({path for path, _ in people}) == 1
    path, text = people[0]
    named = fields(text)
    named |= {name: "Guest" for name in named if name.startswith("person-")}
    buyer.open(path, named | {"name": "Buyer", "email": "buyer@example.org", "phone": ""})
    booking = path.removesuffix("people/")
    token = {TOKEN: fields(buyer.open(f"{booking}check/")[1])[TOKEN]}
    far = _at_once(8, lambda: buyer.open(f"{booking}pay/", token))
    assert {path.split("/")[1] for path, _ in far} == {"payments"}
    paid = {TOKEN: fields(far[0][1])[TOKEN], "press": "pay"}
    _at_once(4, lambda: buyer.open(far[0][0], paid))

    after = _look(servers[0])
    assert after == {"taken": [2], "states": ["confirmed"], "payments": ["succeeded"]}
    assert buyer.worst < 500
    servers[0].manage("check_invariants")


def _at_once(many: int, call: Any) -> list[tuple[str, str]]:
    with ThreadPoolExecutor(many) as pool:
        return [future.result() for future in [pool.submit(call) for _ in range(many)]]
