"""Five colours as they are given: what cannot be read is named, and what is suggested can be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.organisation import brand, pairs
from kernel.organisation.colour import contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
HOUSE = {
    "ink": "#1F2A37",
    "flame": "#D9480F",
    "wax": "#FFF8EC",
    "tide": "#0B6E6E",
    "dusk": "#4C3575",
}


def test_a_house_that_reads_well_has_no_fault() -> None:
    assert pairs.faults(HOUSE) == []
    assert pairs.instead(HOUSE) == HOUSE


def test_a_faint_colour_is_named_with_its_ratio() -> None:
    (fault,) = pairs.faults({**HOUSE, "tide": "#7FB5B5"})
    assert fault.name == "tide"
    assert fault.ratio < 4.5 == fault.needs
    assert contrast(fault.instead, HOUSE["wax"]) >= 4.5


def test_dark_paper_is_named_as_what_it_is() -> None:
    found = {fault.name: fault for fault in pairs.faults({**HOUSE, "wax": "#777777"})}
    assert found["wax"].needs == pairs.PAPER


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(brand.FIVE, COLOURS)))
def test_what_is_suggested_passes_in_any_house(five: dict[str, str]) -> None:
    better = pairs.instead(five)
    assert pairs.faults(better) == []


def test_without_the_suggestion_some_houses_would_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brand, "legible", lambda colour, **_: colour)
    pale = {**HOUSE, "ink": "#9AA5B1", "tide": "#CCEEEE"}
    assert pairs.faults(pairs.instead(pale)) != []
