"""Pages: one live page to an activity and language."""

from collections.abc import Iterator

from django.db.models import Count

from cms.models import ActivityPage


def one_live_page() -> Iterator[str]:
    """Two live pages of one activity in one language would each tell half of its visitors."""
    twins = (
        ActivityPage.objects.live()
        .filter(activity__isnull=False)
        .order_by()
        .values("activity__ref", "locale__language_code")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
    )
    for row in twins:
        yield (
            f"activity {row['activity__ref']} has {row['n']} live pages in "
            f"{row['locale__language_code']}"
        )
