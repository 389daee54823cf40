"""Why a day is no day to work on; said, never decided for people."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from bookings.catalogue.closures.bank_holidays import bank_holidays
from bookings.catalogue.closures.models import Closure
from bookings.catalogue.models import Venue
from kernel.organisation.models import Organisation


def shut_on(days: Iterable[date], *, venue: Venue | None) -> dict[date, str]:
    """A sentence for each of these days that is a bank holiday or within a closure."""
    days = sorted(set(days))
    if not days:
        return {}
    found = _holidays(days)
    shut = Closure.objects.filter(from_date__lte=days[-1], until_date__gte=days[0])
    for closure in shut.filter(Q(venue=None) | Q(venue=venue)):
        for day in days:
            if closure.from_date <= day <= closure.until_date:
                found[day] = _("Shut: %s.") % closure.title
    return found


def _holidays(days: list[date]) -> dict[date, str]:
    house = Organisation.objects.first()
    nation = house.nation if house else Organisation.Nation.ENGLAND_WALES
    known: dict[date, str] = {}
    for year in range(days[0].year, days[-1].year + 1):
        known |= bank_holidays(year, nation)
    return {day: _("Bank holiday: %s.") % known[day] for day in days if day in known}
