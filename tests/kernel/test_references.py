"""References for people and secrets for links: readable, long enough, and forgiving to typists."""

import math
import secrets
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kernel.references import ALPHABET, as_typed, new_ref, new_secret

refs = some.text(some.sampled_from(ALPHABET), min_size=10, max_size=28)


def test_the_alphabet_holds_nothing_that_is_misread() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 32
    assert not set("ilou") & set(ALPHABET)
    assert ALPHABET.lower() == ALPHABET


@pytest.mark.parametrize(("make", "bits"), [(new_ref, 50), (new_secret, 128)])
def test_each_has_the_bits_it_promises(make: Callable[[], str], bits: int) -> None:
    assert len(make()) * math.log2(len(ALPHABET)) >= bits


@pytest.mark.parametrize("make", [new_ref, new_secret])
def test_every_sign_may_stand_in_every_place(make: Callable[[], str]) -> None:
    many = [make() for _ in range(2_000)]

    assert len(set(many)) == len(many)
    assert all(set(place) == set(ALPHABET) for place in zip(*many, strict=True))


def test_they_come_from_the_machines_source_of_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", lambda signs: signs[-1])

    assert (new_ref(), new_secret()) == ("z" * 10, "z" * 28)


@given(refs)
def test_what_is_copied_as_printed_is_what_is_stored(ref: str) -> None:
    assert as_typed(ref) == ref


@given(refs, some.data())
def test_case_gaps_and_look_alikes_do_not_matter(ref: str, data: some.DataObject) -> None:
    alike = {"0": "0oO", "1": "1iIlL", "v": "vVuU"}
    typed = "".join(
        data.draw(some.sampled_from(alike.get(sign, sign + sign.upper())))
        + data.draw(some.sampled_from(["", " ", "-", "–", ".", "\u00a0", "\0", "\n"]))
        for sign in ref
    )

    assert as_typed(typed) == ref


@given(some.text())
def test_any_text_can_be_asked_for_and_asking_twice_changes_nothing(text: str) -> None:
    assert as_typed(as_typed(text)) == as_typed(text)
