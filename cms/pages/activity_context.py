"""What an activity's page says besides its own words: all of it live."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext as _

from bookings.catalogue import labels, phrases, prices, programme
from bookings.catalogue.facts import ActivityFacts, SessionFacts, State
from bookings.catalogue.models import Activity
from bookings.catalogue.vocabulary import vocabulary
from bookings.catalogue.words import word
from cms.pages import festival, safety
from cms.pages.activity import ActivityPage
from cms.pages.addresses import in_language
from cms.pages.listing import cards
from cms.pages.listing.entries import pages_on_show
from cms.pages.structured import events
from kernel.organisation.house import house

COLOURS = ("glow", "dusk", "straw", "tide", "sea", "ink")
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
    facts = replace(found[activity.pk], state=pretend or found[activity.pk].state)
    left = None if _is_festival(facts) else facts.left
    return {
        "facts": facts,
        "colour": _colour(facts),
        "crumbs": _crumbs(page, facts),
        "when": phrases.span(facts),
        "sheet": _sheet(facts),
        "price": prices.activity_price(facts),
        "left": left,
        "sentence": phrases.places_left(facts.state, left),
        "capacity": facts.next and facts.next.capacity,
        "action": _action(facts),
        "tickets": _tickets(facts),
        "run_heading": phrases.run_of(facts) if facts.sessions else "",
        "dates": [_date(facts, session) for session in _shown_dates(facts)],
        "days": festival.days(facts) if _is_festival(facts) else [],
        "features": cards.features(facts.features),
        "access_note": word(activity, "access_note"),
        "bring": word(activity, "bring"),
        "safety": safety.promise(facts),
        "team": _team(facts),
        "related": [cards.small(each, found[each.activity_id]) for each in related],
        "events": events(page, facts),
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


def _is_festival(facts: ActivityFacts) -> bool:
    return facts.activity.kind == Activity.Kind.FESTIVAL


def _colour(facts: ActivityFacts) -> str:
    if _is_festival(facts):
        return "dusk"
    if not facts.art_forms:
        return COLOURS[0]
    known = vocabulary().art_forms
    place = [known[key] for key in sorted(known)].index(facts.art_forms[0])
    return COLOURS[place % len(COLOURS)]


def _crumbs(page: ActivityPage, facts: ActivityFacts) -> list[dict[str, str]]:
    above = page.address.removesuffix(f"{page.slug}/")
    crumbs = [{"title": _("What’s on"), "url": above}]
    for term in facts.art_forms[:1]:
        crumbs.append({"title": term.label, "url": f"{above}?art_form={term.key}"})
    return crumbs


def _sheet(facts: ActivityFacts) -> list[dict[str, str]]:
    where = phrases.where(facts) if facts.sessions else []
    when = phrases.dates_in_lines(facts)
    lines = [
        (_("Ages"), phrases.bare_ages(cards.age_words(facts.activity)), ""),
        (_("When"), when[0], when[1] if len(when) > 1 else ""),
        (_("Where"), where[0] if where else "", where[1] if len(where) > 1 else ""),
    ]
    return [{"term": term, "words": words, "more": more} for term, words, more in lines if words]


def _action(facts: ActivityFacts) -> dict[str, str]:
    """The one thing to do next; nothing where there is nothing to press."""
    state, organisation = facts.state, house()
    if state.is_bookable:
        label = cards.action(facts, state, bool(facts.run_tickets))
        return {"url": in_language(facts.book_path), "label": label}
    if state == State.BY_TELEPHONE and organisation.phone:
        number = organisation.phone
        label = _("Ring %(number)s to book") % {"number": number}
        return {"url": f"tel:{number.replace(' ', '')}", "label": label}
    if state in {State.BY_REQUEST, State.BY_APPLICATION} and organisation.email:
        label = _("Ask us") if state == State.BY_REQUEST else _("Write to us")
        return {"url": f"mailto:{organisation.email}", "label": label}
    return {}


def _tickets(facts: ActivityFacts) -> list[dict[str, str]]:
    """A festival sells its passes here, and each item's tickets beside the item."""
    tickets = facts.run_tickets if _is_festival(facts) else facts.tickets
    return [
        {
            "title": ticket.title,
            "price": prices.ticket_price(ticket),
            "note": prices.ticket_note(ticket),
        }
        for ticket in tickets
    ]


def _shown_dates(facts: ActivityFacts) -> list[SessionFacts]:
    """What is to come and what of it is cancelled; all of it once it is over."""
    coming = [s for s in facts.sessions if s.state != State.PAST]
    return coming or facts.sessions


def _date(facts: ActivityFacts, session: SessionFacts) -> dict[str, Any]:
    one_time = len({phrases.hours(s.starts_at, s.ends_at) for s in facts.sessions}) == 1
    words = (
        phrases.short_day(session.starts_at)
        if one_time
        else f"{phrases.short_day(session.starts_at)}, "
        f"{phrases.hours(session.starts_at, session.ends_at)}"
    )
    cancelled = session.state == State.CANCELLED
    note = _("cancelled") if cancelled else session.title
    if not note and session.tickets and session.state in {State.FULL, State.OPENS_SOON, State.FEW}:
        note = phrases.places_left(session.state, session.left).rstrip(".").lower()
    bookable = session.state.is_bookable and bool(session.tickets) and len(facts.to_come) > 1
    return {
        "words": words,
        "note": note,
        "off": cancelled or session.state == State.PAST,
        "url": in_language(session.book_path) if bookable else "",
    }


def _team(facts: ActivityFacts) -> dict[str, Any]:
    """First names and what they do; who leads stands apart."""
    leads = [each.first_name for each in facts.team if each.leads]
    others = [
        f"{each.first_name} ({each.function.lower()})" for each in facts.team if not each.leads
    ]
    beside = _("With %(names)s.") % {"names": phrases.listed(others)} if others else ""
    alone = len(leads) == 1
    return {
        "leads": [{"name": name, "words": beside if alone else ""} for name in leads],
        "others": "" if alone else beside,
    }
