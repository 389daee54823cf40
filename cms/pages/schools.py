"""What a teacher has to know before asking the office: facts first, then the page's own words."""

from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import ActivityFacts
from bookings.catalogue.models import Activity
from bookings.catalogue.words import word
from cms.pages.activity import ActivityPage

FOR_SCHOOLS = {Activity.Kind.SCHOOL_VISIT, Activity.Kind.IN_SCHOOL}


def school_box(page: ActivityPage, facts: ActivityFacts) -> dict[str, object] | None:
    """`facts`: terms and words; `pack`: what arrives by mail. None where no school books."""
    if facts.activity.kind not in FOR_SCHOOLS:
        return None
    quoted = [ticket for ticket in facts.tickets if ticket.kind != "free"]
    lines = [
        (_("For"), word(facts.activity, "age_label") or phrases.ages(facts.activity, "")),
        (_("Key stages"), page.key_stages),
        (_("Fits into"), page.curriculum),
        (_("Group"), page.group_words or _holds(facts)),
        (_("Cost"), prices.price_words(quoted) if quoted else _("Free")),
        (_("Where"), ", ".join(phrases.where(facts)) if facts.sessions else ""),
    ]
    return {
        "facts": [{"term": term, "words": words} for term, words in lines if words],
        "pack": page.visit_pack.splitlines(),
    }


def _holds(facts: ActivityFacts) -> str:
    most = max((s.capacity for s in facts.to_come if s.capacity), default=0)
    return _("Up to %(count)d pupils") % {"count": most} if most else ""
