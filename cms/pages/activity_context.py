"""What an activity's page says besides its own words: all of it live."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext as _

from bookings.catalogue import labels, phrases, prices, programme
from bookings.catalogue.facts import ActivityFacts, State
from bookings.catalogue.models import Activity
from bookings.catalogue.words import word
from cms.pages import activity_facts as own
from cms.pages import festival, safety
from cms.pages.activity import ActivityPage
from cms.pages.dates import dates, shown_dates
from cms.pages.getting_in import getting_in
from cms.pages.glance import at_a_glance
from cms.pages.listing import cards
from cms.pages.listing.entries import pages_on_show
from cms.pages.schools import school_box
from cms.pages.status import is_called_off, status
from cms.pages.structured.crumbs import crumbs_node
from cms.pages.structured.events import events
from cms.pages.team import who

RELATED = 2


def activity_context(
    page: ActivityPage, *, at: datetime, pretend: State | None = None
) -> dict[str, Any]:
    """Four queries: what is like it, then dates, tickets and team of all of them at once."""
    activity = page.lend_labels().activity
    if activity is None:
        return {"facts": None}
    related = list(_related(page, activity, at=at))
    found = programme.facts(
        [activity, *(each.lend_labels().activity for each in related)], at=at, with_leads=True
    )
    facts = found[activity.pk]
    state = State.CANCELLED if is_called_off(facts, at=at) else facts.state
    facts = replace(facts, state=pretend or state)
    return {
        "facts": facts,
        **_offer(facts, at=at),
        **_words(page, facts),
        **_way(page, facts, at=at),
        "related": [cards.small(each, found[each.activity_id]) for each in related],
    }


def _offer(facts: ActivityFacts, *, at: datetime) -> dict[str, Any]:
    """What can be done about it: when, for how much, with what button."""
    is_festival = own.is_festival(facts)
    left = None if is_festival else facts.left
    shown = shown_dates(facts, at=at)
    return {
        "status": status(facts.state),
        "when": phrases.span(facts),
        "sheet": own.sheet(facts),
        "price": prices.activity_price(facts),
        "left": left,
        "sentence": phrases.places_left(facts.state, left),
        "capacity": facts.next and facts.next.capacity,
        "action": own.action(facts),
        "tickets": own.tickets(facts),
        "run_heading": phrases.run_of(facts) if facts.sessions else "",
        "dates": dates(facts, at=at),
        "days": festival.days(shown) if is_festival else [],
        "glance": at_a_glance(shown) if is_festival else None,
    }


def _words(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    """What to know before coming."""
    activity = facts.activity
    return {
        "features": cards.features(facts.features),
        "access_note": word(activity, "access_note"),
        "getting_in": getting_in(facts),
        "bring": word(activity, "bring"),
        "content_notes": [line for line in page.content_notes.splitlines() if line.strip()],
        "school": school_box(page, facts),
        "safety": safety.promise(facts),
        "team": who(facts),
    }


def _way(page: ActivityPage, facts: ActivityFacts, *, at: datetime) -> dict[str, Any]:
    """How one came here, for people and for machines, and what to take away."""
    crumbs = _crumbs(page, facts)
    return {
        "colour": own.colour(facts),
        "crumbs": crumbs,
        "calendar": f"{page.address}dates.ics" if facts.to_come else "",
        "structured": [
            *events(page, facts, at=at),
            crumbs_node(crumbs, page.title, page.address),
        ],
    }


def _related(page: ActivityPage, activity: Activity, *, at: datetime) -> Any:
    """Two others to come: for the same ages and of the same art before either alone."""
    kin = Activity.art_forms.through.objects.filter(
        activity=OuterRef("activity"),
        artform__in=labels.numbers(getattr(activity, "art_form_keys", "")),
    )
    oldest, youngest = activity.max_age or 120, activity.min_age or 0
    same_age = Q(activity__min_age__lte=oldest) & (
        Q(activity__max_age__isnull=True) | Q(activity__max_age__gte=youngest)
    )
    likeness = Case(When(kin=True, then=1), default=0) + Case(When(same_age, then=2), default=0)
    others = pages_on_show(at=at).exclude(activity=activity).annotate(kin=Exists(kin))
    return (
        others.annotate(likeness=likeness)
        .filter(likeness__gt=0)
        .order_by("-likeness", "pk")[:RELATED]
    )


def _crumbs(page: ActivityPage, facts: ActivityFacts) -> list[dict[str, str]]:
    above = page.address.removesuffix(f"{page.slug}/")
    crumbs = [{"title": _("What’s on"), "url": above}]
    for term in facts.art_forms[:1]:
        crumbs.append({"title": term.label, "url": f"{above}?art_form={term.key}"})
    return crumbs
