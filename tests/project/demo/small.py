"""The demo's file cut down to a few activities, so that a load takes a moment."""

from copy import deepcopy
from datetime import datetime

from kernel import clock
from project.demo.load.everything import load
from project.demo.programme import programme
from project.demo.reader.reading import Entry

LISTS = ("bookings", "campaigns", "donations", "households", "pages", "news")


def small(*activities: str, **changes: object) -> Entry:
    """Only these activities and nothing that points at others; `changes` go into the first."""
    said = Entry(deepcopy(dict(programme())))
    said["activities"] = [one for one in said["activities"] if one["key"] in activities]
    said["activities"][0].update(changes)
    for one in said["activities"]:
        one.pop("campaign", None)
    for name in LISTS:
        said[name] = []
    team = {member["who"] for one in said["activities"] for member in one["team"]}
    seen = {"chris", "bea"}  # who has seen the others' certificates
    for name in ("staff", "practitioners"):
        said[name] = [one for one in said[name] if one["key"] in team | seen]
    return said


def loaded(said: Entry, *, scale: int = 1) -> datetime:
    at = clock.now()
    load(said, at=at, scale=scale)
    return at
