"""Sample facts for the style guide: plain values, as pages pass them to parts."""

from typing import Any

from django.conf import settings


def _picture(name: str) -> dict[str, Any]:
    return {
        "url": f"{settings.STATIC_URL}pictures/{name}.svg",
        "alt": "",
        "width": 1600,
        "height": 1200,
    }


ACCESS = [
    {"label": "Step-free", "icon": "ramp"},
    {"label": "Accessible toilet with hoist and bench", "icon": "toilet"},
    {"label": "Hearing loop", "icon": "loop"},
    {"label": "BSL interpreted", "icon": "bsl"},
    {"label": "Live captions", "icon": "cc"},
    {"label": "Audio described", "icon": "ad"},
    {"label": "Relaxed", "icon": "relaxed"},
    {"label": "Quiet space open", "icon": "quiet"},
    {"label": "Sensory bags", "icon": "bag"},
    {"label": "Easy read guide", "icon": "easy-read"},
    {"label": "Large print", "icon": "large-print"},
    {"label": "Visual story", "icon": "pictures"},
    {"label": "Everything can be done seated", "icon": "chair"},
    {"label": "Free companion place", "icon": "companion"},
    {"label": "Help with travel costs", "icon": "bus"},
    {"label": "Free creche", "icon": "creche"},
    {"label": "A hot meal is included", "icon": "meal"},
    {"label": "Camera always optional", "icon": "camera"},
]


def _row(title: str, **facts: Any) -> dict[str, Any]:
    return {
        "title": title,
        "url": "#",
        "picture": _picture("empty"),
        "time": "10am",
        "place": "Long Room",
        "words": "Clay, wire and wonder for small hands",
        "ages": "Ages 5 to 7 with a grown-up",
        "features": [ACCESS[0], ACCESS[7], ACCESS[8]],
        "price": "From £6",
        "state": "open",
        "left": 12,
        "capacity": 14,
        "book_url": "#",
        **facts,
    }


ROWS = [
    _row("Saturday Sparks", left=6),
    _row("Youth Theatre: Juniors", picture=_picture("full"), state="few", left=4, capacity=22,
         price="£65 the term", action="Book the term"),
    _row("Print and Protest", picture=_picture("not-found"), state="full", left=0, capacity=12,
         price="£28 or £14", action="Join the waiting list"),
]  # fmt: skip
OFF = _row("Sketch the Shore", state="cancelled", off=True, price="", book_url="",
           sentence="This date will not take place.")  # fmt: skip
DAYS = [
    {"weekday": "Saturday", "number": 5, "month": "December", "rows": ROWS[:1]},
    {"weekday": "Saturday", "number": 12, "month": "December", "rows": [*ROWS[1:], OFF]},
]  # fmt: skip
CARDS = [
    {**row, "when": when}
    for row, when in zip(
        [*ROWS, _row("First Steps, Little Feet", picture=_picture("placeholder"), left=2,
                     capacity=12, state="few", price="Pay what you can")],
        ["Saturday 5 December, 10am", "From Saturday 12 December", "From Wednesday 9 December",
         "From Tuesday 1 December"],
        strict=True,
    )
]  # fmt: skip
FACTS = [
    {"term": "Ages", "words": "8 to 11"},
    {"term": "When", "words": "Saturdays, 10am to 12", "more": "from 12 December"},
    {"term": "Where", "words": "The Long Room", "more": "Saint Ann’s Yard"},
]
TICKETS = [
    {"title": "Full term", "price": "£65", "note": "Nine Saturdays. 10% off for a second child."},
    {"title": "Open place", "price": "Free", "note": "3 left. No questions asked."},
    {"title": "Essential companion", "price": "Free", "note": "For somebody who comes with you."},
]  # fmt: skip
LINES = [
    {"label": "Youth Theatre: Juniors", "price": "£65.00", "note": "Full term for Tobi"},
    {"label": "Saturday Sparks", "price": "£6.00", "note": "One Saturday for Ada. 5 December"},
]
ITEM = {"time": "10am", "title": "Family lantern making", "words": "Long Room. £4. 22 places left",
        "features": ACCESS[:1], "url": "#", "action": "Book"}  # fmt: skip
FESTIVAL = [
    {"date": "Friday 8 January", "title": "Make", "colour": "dusk", "items": [ITEM]},
    {"date": "Saturday 9 January", "title": "Watch, walk", "colour": "ink", "items": [ITEM] * 4},
    {"date": "Sunday 10 January", "title": "Sing", "colour": "tide", "items": [ITEM, ITEM]},
]  # fmt: skip
MARKS = [
    {"value": "present", "label": "Present", "icon": "tick", "kind": "yes", "chosen": True},
    {"value": "late", "label": "Late", "icon": "late", "kind": "late", "chosen": False},
    {"value": "absent", "label": "Absent", "icon": "cross", "kind": "no", "chosen": False},
]
MARKED = [
    {"name": name, "age": age,
     "options": [{**mark, "chosen": mark["value"] == chosen} for mark in MARKS]}
    for name, age, chosen in [("Alfie M", 8, "present"), ("Tobi A", 9, "late"),
                              ("Imogen B", 8, "absent"), ("Isaac C", 10, "")]
]  # fmt: skip
ALL: dict[str, Any] = {
    "access": ACCESS,
    "rows": ROWS,
    "days": DAYS,
    "cards": CARDS,
    "facts": FACTS,
    "tickets": TICKETS,
    "lines": LINES,
    "festival": FESTIVAL,
    "marks": MARKS,
    "marked": MARKED,
    "crumbs": [{"title": "What’s on", "url": "#"}, {"title": "Theatre", "url": "#"}],
    "dates": [{"words": "12 December"}, {"words": "19 December"},
              {"words": "16 January", "note": "no session", "off": True}],
    "person": {"name": "Dee Okonjo", "role": "Theatre maker and storyteller, she/her",
               "words": "Dee once toured a show in the back of a bread van."},
    "small": {"title": "One Second at a Time", "url": "#", "picture": _picture("full"),
              "lines": ["Ages 9 to 13", "A five-day animation studio"]},
    "band": {"when": "Friday 8 to Sunday 10 January", "title": "The Long Night", "url": "#",
             "words": "The lamps go off, the lanterns come on and the whole town walks home.",
             "action": "See all three days", "picture": _picture("not-found")},
    "split": {"picture": _picture("empty"), "title": "Keep a place open", "url": "#",
              "words": "One place in five is paid for by somebody the maker will never meet.",
              "asks": [{"amount": "£6", "words": "One Saturday at the clay table"},
                       {"amount": "£65", "words": "A whole term for one child"}],
              "action": "Keep a place open"},
    "answers": [{"term": "When", "words": "Nine Saturdays, 10am to 12", "url": "#"},
                {"term": "What helps", "words": "Tell him the plan first", "url": "#"}],
    "reminders": [{"icon": "pictures", "title": "Show Tobi the room", "url": "#",
                   "link": "The visual story", "words": "has every room in it."},
                  {"icon": "bus", "title": "Buses 4 and 11 stop outside",
                   "words": "Eight minutes on the flat from the station."}],
    "ticket": {"name": "Tobi Adeyemi", "title": "Youth Theatre: Juniors",
               "when": "Nine Saturdays from 12 December", "time": "10am to 12, the Long Room",
               "place": "Saint Ann’s Yard", "code": "AB-7K4M-1", "picture": _picture("full")},
    "columns": ["When", "Session", "Now"],
    "table_rows": [["Sat 12 Dec", "Juniors", "18 of 22"], ["Sat 19 Dec", "Juniors", "Full"]],
}  # fmt: skip
