"""Enough adults for the people who come: two at least, and as many as ratio and chaperones ask."""

from collections.abc import Iterable
from datetime import date

from safeguarding.clearance import ratio, sayings
from safeguarding.clearance.facts import Member, Occasion
from safeguarding.clearance.findings import Finding
from safeguarding.clearance.needs import Needs
from safeguarding.law import book


def about_numbers(
    occasion: Occasion, needs: Needs, adults: int
) -> tuple[list[Finding], int | None]:
    """What is wrong with the numbers, and how many people these cleared adults can look after."""
    each = ratio.in_force(
        youngest=occasion.youngest,
        own=occasion.ratio,
        signed_off=occasion.signed_off,
        day=occasion.day,
    )
    most = None if each is None else adults * each
    needed = max(needs.cleared_adults, ratio.adults_needed(occasion.people, each, day=occasion.day))
    if adults >= needed:
        return [], most
    if each is not None and needed > needs.cleared_adults:
        return [sayings.ratio_broken(occasion, adults, each, needed)], most
    return [sayings.too_few_adults(adults, needed)], most


def about_chaperones(occasion: Occasion, cleared: Iterable[Member]) -> list[Finding]:
    """Where chaperones are named: so many children to each of them at most, by law."""
    if not any(member.is_chaperone for member in occasion.team):
        return []
    rule = book.in_force("chaperone", day=occasion.day)
    if rule is None or not occasion.duty.is_with_children:
        return []
    most = sum(
        rule.parameters["most" if member.is_chaperone_alone else "most_as_tutor"]
        for member in cleared
        if member.is_chaperone
    )
    return [sayings.too_few_chaperones(occasion, most)] if occasion.people > most else []


def is_adult(member: Member, day: date) -> bool:
    """Helpers under 18 do not count. Of whom we know no birth date, the team says 18 or over."""
    born = member.birth_date
    if born is None:
        return True
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return age >= ratio.adult_from(day)
