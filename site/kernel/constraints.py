"""Constraints that several models need."""

from django.db.models import CheckConstraint, Q


def both_or_neither(first: str, second: str, *, model: str) -> CheckConstraint:
    """A who and a when stand together or not at all."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=f"{model}_{first}_with_{second}",
    )
