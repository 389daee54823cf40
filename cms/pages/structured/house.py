"""The house itself, for machines."""

from typing import Any

from cms.pages.addresses import absolute
from cms.pages.structured.places import address
from kernel.organisation.house import house


def organiser() -> dict[str, str]:
    return {
        "@type": "Organization",
        "@id": absolute("/#organisation"),
        "name": house().name,
        "url": absolute("/"),
    }


def organisation() -> dict[str, Any]:
    """The whole of it, for the front door."""
    own = house()
    known = {
        "@context": "https://schema.org",
        **organiser(),
        "@type": "NGO" if own.charity_number else "Organization",
        "alternateName": own.short_name if own.short_name != own.name else "",
        "description": own.strapline_en,
        "email": own.email,
        "telephone": own.phone,
        "address": address(own.address.splitlines()),
        "logo": absolute(own.logo.url) if own.logo else "",
    }
    return {name: value for name, value in known.items() if value}
