"""A festival at a glance: a table of times and places, day below day."""

from itertools import groupby
from typing import Any

from bookings.catalogue import phrases
from bookings.catalogue.facts import SessionFacts, State
from kernel import clock

LEAST = 3  # items; below that the list is the table


def at_a_glance(shown: list[SessionFacts]) -> dict[str, Any] | None:
    """`places` across, `days` of `rows` down; each row a time with one cell a place."""
    if len(shown) < LEAST:
        return None
    places = list(dict.fromkeys(_place(session) for session in shown))
    days = groupby(shown, key=lambda session: clock.london_date(session.starts_at))
    return {
        "places": places,
        "days": [
            {"title": phrases.day(items[0].starts_at), "rows": _rows(items, places)}
            for _day, group in days
            if (items := list(group))
        ],
    }


def _rows(items: list[SessionFacts], places: list[str]) -> list[dict[str, Any]]:
    times = groupby(items, key=lambda session: session.starts_at)
    return [
        {"time": clock.spoken_time(start), "cells": _cells(list(group), places)}
        for start, group in times
    ]


def _cells(items: list[SessionFacts], places: list[str]) -> list[list[dict[str, str]]]:
    return [[_item(each) for each in items if _place(each) == place] for place in places]


def _item(session: SessionFacts) -> dict[str, str]:
    off = session.state == State.CANCELLED
    left = phrases.places_left(session.state, session.left)
    return {
        "title": session.title or session.venue,
        "anchor": f"item-{session.ref}",
        "hours": phrases.hours(session.starts_at, session.ends_at),
        "note": left if off or session.tickets else "",
    }


def _place(session: SessionFacts) -> str:
    return session.room or session.venue
