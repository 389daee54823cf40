"""Who works with us: only that, and nothing of their record."""

from datetime import date

from django.db.models import Q, QuerySet

from safeguarding.vetting.models import Engagement


def engaged(*, from_date: date) -> QuerySet[Engagement, int]:
    """Keys of people with a role that has not ended by that day, for a subquery."""
    lasting = Engagement.objects.filter(Q(until_date__isnull=True) | Q(until_date__gte=from_date))
    return lasting.values_list("person_id", flat=True)
