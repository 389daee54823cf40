"""Every template may name the house it stands in."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kernel.organisation.house import house


def organisation(request: HttpRequest) -> dict[str, Any]:
    return {"organisation": SimpleLazyObject(house)}
