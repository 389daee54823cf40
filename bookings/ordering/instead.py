"""What would fit instead, where a thing is full or not for somebody: nearest first, three at most.

Other dates of the same activity are on the page already (`Offer.other_dates`). These are activities
like it: of its art form or kind, for its ages, that can be booked now.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from bookings.catalogue import labels, phrases
from bookings.catalogue.facts import ActivityFacts, SessionFacts
from bookings.catalogue.models import Activity
from bookings.catalogue.programme import facts, upcoming
from bookings.catalogue.words import word
from bookings.ordering.offer import Offer

MOST = 3
LOOKED_AT = 40


def like(found: Offer, *, at: datetime, people: int = 1) -> list[dict[str, Any]]:
    """`{title, when, ages, url, state, left}`; a number of queries that does not grow."""
    near = upcoming(at=at).filter(_for_the_same(found.activity.activity))
    near = near.annotate(**labels.activity_labels()).order_by("pk")[:LOOKED_AT]
    known = facts(near, at=at, past=False).values()
    fitting = [(each, date) for each in known if (date := _date(each, people)) is not None]
    alike = [pair for pair in fitting if _is_alike(found.activity, pair[0])]
    nearest = sorted(alike, key=lambda pair: _distance(found, *pair))
    return [_said(*pair) for pair in nearest[:MOST]]


def _for_the_same(own: Activity) -> Q:
    """Ages meet; who comes on their own is not sent where an adult must come along."""
    youngest, oldest = own.min_age or 0, 200 if own.max_age is None else own.max_age
    from_age = Q(min_age__isnull=True) | Q(min_age__lte=oldest)
    to_age = Q(max_age__isnull=True) | Q(max_age__gte=youngest)
    return Q(duty_of_care=own.duty_of_care) & from_age & to_age & ~Q(pk=own.pk)


def _date(each: ActivityFacts, people: int) -> SessionFacts | None:
    """The next date, or the first of the run, with room for so many."""
    for date in each.to_come:
        if date.state.is_bookable and (date.left is None or date.left >= people):
            return date
    room = each.run_left is None or each.run_left >= people
    return each.next if each.run_state.is_bookable and room else None


def _is_alike(own: ActivityFacts, each: ActivityFacts) -> bool:
    return own.activity.kind == each.activity.kind or bool(_forms(own) & _forms(each))


def _forms(facts: ActivityFacts) -> set[str]:
    return {term.key for term in facts.art_forms}


def _distance(found: Offer, each: ActivityFacts, date: SessionFacts) -> tuple:
    own = found.activity
    forms = _forms(own) & _forms(each)
    starts = (found.covered or [date])[0].starts_at
    away = abs((date.starts_at - starts).total_seconds())
    return not forms, own.activity.kind != each.activity.kind, away, each.activity.pk


def _said(each: ActivityFacts, date: SessionFacts) -> dict[str, Any]:
    alone = date.state.is_bookable
    return {
        "title": each.title,
        "when": phrases.when(date),
        "ages": phrases.ages(each.activity, word(each.activity, "age_label")),
        "url": reverse("book", args=[date.ref if alone else each.course_ref]),
        "state": date.state if alone else each.run_state,
        "left": date.left if alone else each.run_left,
    }
