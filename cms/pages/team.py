"""Who leads: whole names and words only of people whom the people page names."""

from typing import Any

from django.utils.translation import gettext as _

from bookings.catalogue import phrases
from bookings.catalogue.facts import ActivityFacts, Colleague
from cms.pages.profiles import profiles


def who(facts: ActivityFacts) -> dict[str, Any]:
    """`cards` of those who lead and agreed to be named; the others by first name in a sentence."""
    known = profiles()
    leads = [each for each in facts.team if each.leads]
    cards = [known[each.full_name] for each in leads if each.full_name in known]
    unnamed = [each.first_name for each in leads if each.full_name not in known]
    beside = [_beside(each, known) for each in facts.team if not each.leads]
    sentences = []
    if unnamed:
        sentences.append(_("Led by %(names)s.") % {"names": phrases.listed(unnamed)})
    if beside:
        sentences.append(_("With %(names)s.") % {"names": phrases.listed(beside)})
    others = " ".join(sentences)
    if len(cards) == 1 and others:
        words = "\n\n".join(part for part in (cards[0]["words"], others) if part)
        return {"cards": [{**cards[0], "words": words}], "others": ""}
    return {"cards": cards, "others": others}


def _beside(colleague: Colleague, known: dict[str, Any]) -> str:
    named = colleague.full_name in known
    name = colleague.full_name if named else colleague.first_name
    return f"{name} ({colleague.function.lower()})"
