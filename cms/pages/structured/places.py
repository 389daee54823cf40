"""Where a date is, for machines."""

import re
from typing import Any

from bookings.catalogue.facts import SessionFacts
from cms.pages.activity import ActivityPage
from cms.pages.addresses import absolute

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def place(page: ActivityPage, session: SessionFacts) -> dict[str, Any]:
    if session.is_online:
        return {"@type": "VirtualLocation", "url": absolute(page.address)}
    return {
        "@type": "Place",
        "name": ", ".join(part for part in (session.room, session.venue) if part),
        "address": address(session.address) or session.venue,
    }


def address(lines: list[str]) -> dict[str, str]:
    """“1 Candle Yard / Saltmere / ZZ1 1TH” in its parts, as far as they can be told."""
    if not lines:
        return {}
    postcode = next((found[0] for line in reversed(lines) if (found := POSTCODE.search(line))), "")
    rest = [line for line in (line.replace(postcode, "").strip(" ,") for line in lines) if line]
    parts = {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(rest[:-1]) or ", ".join(rest),
        "addressLocality": rest[-1] if len(rest) > 1 else "",
        "postalCode": postcode,
        "addressCountry": "GB",
    }
    return {name: value for name, value in parts.items() if value}
