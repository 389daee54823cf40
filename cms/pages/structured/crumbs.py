"""The way to a page, for machines."""

from typing import Any

from cms.pages.addresses import absolute


def crumbs_node(crumbs: list[dict[str, str]], title: str, address: str) -> dict[str, Any]:
    """`crumbs` as components/breadcrumbs.html has them; the page itself ends the list."""
    steps = [*crumbs, {"title": title, "url": address}]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": step["title"],
                "item": absolute(step["url"]),
            }
            for number, step in enumerate(steps, start=1)
        ],
    }
