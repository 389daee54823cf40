"""Every template has the links of the house's pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.navigation.links import links


def navigation(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or "en"
    return {
        "navigation": SimpleLazyObject(lambda: links(language).main),
        "footer_links": SimpleLazyObject(lambda: links(language).footer),
    }
