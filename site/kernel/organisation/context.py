"""Every template may name the house it stands in."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kernel.organisation import brand
from kernel.organisation.house import house


def organisation(request: HttpRequest) -> dict[str, Any]:
    return {
        "organisation": SimpleLazyObject(house),
        "brand_version": SimpleLazyObject(lambda: brand.version(house())),
    }
