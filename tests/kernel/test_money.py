"""Money: whole pence in and out, and what people type is read right or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kernel.money import Money, NotMoney, total

pence = some.integers(min_value=0, max_value=999_999_999)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", 300),
        ("£3", 300),
        ("£ 3.5", 350),
        ("  3.50 ", 350),
        ("0.05", 5),
        ("0", 0),
        ("007", 700),
        ("1,200", 120_000),
        ("£1,234,567.89", 123_456_789),
        ("9999999.99", 999_999_999),
    ],
)
def test_what_people_type_is_read(typed: str, meant: int) -> None:
    assert Money.parse(typed) == Money(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "£",
        ".",
        "3.",
        ".50",
        "-3",
        "−3",
        "+3",
        "3.505",
        "3,50",  # elsewhere in Europe three and a half; never £350
        "1,2,3",
        ",3",
        "12,34.56",
        "1.200,00",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "three",
        "$3",
        "3 4",
        "3\n4",
        "3\0",
        "½",
        "²",
        "10000000",
        "10,000,000",
        "9" * 10_000,
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotMoney, match=r"in pounds, for example 3 or 3\.50"):
        Money.parse(typed)


@given(pence)
def test_what_is_printed_is_read_back(amount: int) -> None:
    assert Money.parse(str(Money(amount))) == Money(amount)
    assert Money.parse(Money(amount).brief) == Money(amount)


@given(pence)
def test_pounds_and_pennies_are_never_off_by_one(amount: int) -> None:
    assert Money.parse(f"{amount // 100}.{amount % 100:02d}").pence == amount


@given(some.text() | some.text("0123456789,.£ -"))
def test_any_text_is_read_or_refused_and_breaks_nothing(typed: str) -> None:
    with suppress(NotMoney):
        assert 0 <= Money.parse(typed).pence <= 999_999_999


@pytest.mark.parametrize("amount", [3.0, 0.1, "3", None, True, 3 + 0j])
def test_it_takes_whole_pence_and_nothing_else(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount)  # type: ignore[arg-type] -- refusing the wrong type is the test


@pytest.mark.parametrize("times", [0.5, 1.0, "2", None])
def test_it_is_multiplied_by_whole_numbers_alone(times: object) -> None:
    with pytest.raises(TypeError):
        Money(300) * times  # type: ignore[operator] -- refusing the wrong type is the test


@pytest.mark.parametrize("other", [1, 1.0, "£1", None])
def test_it_adds_to_money_alone(other: object) -> None:
    with pytest.raises(TypeError):
        Money(300) + other  # type: ignore[operator] -- refusing the wrong type is the test
    with pytest.raises(TypeError):
        Money(300) - other  # type: ignore[operator] -- refusing the wrong type is the test
    assert Money(1) != other


@pytest.mark.parametrize(
    ("amount", "printed", "brief"),
    [
        (0, "£0.00", "£0"),
        (5, "£0.05", "£0.05"),
        (450, "£4.50", "£4.50"),
        (6_500, "£65.00", "£65"),
        (120_000, "£1,200.00", "£1,200"),
        (123_456_789, "£1,234,567.89", "£1,234,567.89"),
        (-5, "−£0.05", "−£0.05"),
        (-12_300, "−£123.00", "−£123"),
    ],
)
def test_it_prints_as_pounds(amount: int, printed: str, brief: str) -> None:
    assert (str(Money(amount)), Money(amount).brief) == (printed, brief)


@given(some.lists(some.integers(-10_000, 10_000)))
def test_a_total_is_the_sum_of_the_pence(amounts: list[int]) -> None:
    assert total([Money(each) for each in amounts]) == Money(sum(amounts))


@given(some.integers(), some.integers())
def test_its_arithmetic_is_that_of_its_pence(one: int, two: int) -> None:
    assert (Money(one) + Money(two)).pence == one + two
    assert (Money(one) - Money(two)).pence == one - two
    assert (-Money(one) * 3).pence == -one * 3
    assert (Money(one) < Money(two)) == (one < two)
    assert bool(Money(one)) == (one != 0)


def test_it_never_changes() -> None:
    with pytest.raises(AttributeError):
        Money(300).pence = 1  # type: ignore[misc] -- refusing it is the test
