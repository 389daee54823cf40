"""Sample facts for the parts that tell of one thing: its dates, a festival, who hears of it."""

from typing import Any


def _date(number: int, **facts: Any) -> dict[str, Any]:
    return {
        "weekday": "Sat",
        "number": number,
        "iso": f"2026-12-{number:02d}",
        "title": "",
        "hours": "10am to 11.30am",
        "place": "",
        "features": [],
        "price": "£6 or an Open place",
        "sentence": "7 places left",
        "state": "open",
        "is_off": False,
        "url": "#",
        "spoken": f"{number} December",
        **facts,
    }


MONTH = {
    "title": "December",
    "dates": [
        _date(5),
        _date(12, state="few", sentence="Last 2 places", features=[{"label": "Relaxed"}]),
        _date(19, state="full", sentence="Full. Places do come back.", url="", price=""),
        _date(26, state="cancelled", sentence="Called off", is_off=True, url="", price=""),
    ],
}
ITEM = {
    "title": "Family lantern making",
    "anchor": "glance",
    "hours": "10am to 11.30am",
    "note": "22 places left",
}
GLANCE = {
    "places": ["Long Room", "The yard"],
    "days": [
        {"title": "Saturday 9 January", "rows": [{"time": "10am", "cells": [[ITEM], []]}]},
    ],
}
RIBBONS = [
    ("full", "Full"),
    ("off", "Called off"),
    ("soon", "Booking opens soon"),
    ("past", "This has been"),
]
ALL = {"month": MONTH, "glance": GLANCE, "ribbons": RIBBONS}
