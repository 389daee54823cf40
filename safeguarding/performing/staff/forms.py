"""What the safeguarding team types about a BOPA, a child's licence, a day of performing."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import DayField, RowField
from kernel.people.models import Person
from safeguarding.clearance import planned
from safeguarding.vetting.models import Licence
from safeguarding.vetting.staff.forms.base import (
    EMPTY,
    OnceForm,
    SeenForm,
    choice,
    number,
    words,
)

UNTIL_HELP = _("The first day on which it no longer counts.")


def titles(*, at: datetime) -> dict[str, str]:
    """Activities with a date to come, by reference."""
    plan = planned.plan()
    return dict(plan.activities(at=at)) if plan else {}


def children(*, at: datetime) -> QuerySet[Person]:
    """Whoever is booked on a performance of children, to come or of the last months."""
    plan = planned.plan()
    keys = plan.performers(at=at) if plan else set()
    return Person.objects.filter(pk__in=keys).order_by("name", "pk")


def _child(at: datetime) -> RowField:
    return RowField(
        label=_("Which child"),
        queryset=children(at=at),
        to_field_name="ref",
        called=lambda person: person.name,
        help_text=_("Everybody booked on a date on which children perform."),
    )


class _GivenForm(SeenForm):
    """A council has given it, in writing, and somebody of ours has read it."""

    authority = words(_("Given by which council"), most=160)
    from_date = DayField(label=_("From"))
    until_date = DayField(label=_("Until"), help_text=UNTIL_HELP)

    def __init__(self, *args: Any, at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seen_date"].label = _("We read it on")
        self.fields["seen_by"].label = _("Who of us read it")
        self.fit(at)

    def fit(self, at: datetime) -> None:
        """Add what it is for, as first field."""


class BopaForm(_GivenForm):
    def fit(self, at: datetime) -> None:
        self.fields["activity_ref"] = choice(
            _("For which activity"), [EMPTY, *titles(at=at).items()]
        )
        self.order_fields(["activity_ref", "authority", "from_date", "until_date"])

    def facts(self) -> dict[str, Any]:
        return {"kind": Licence.Kind.BOPA, **super().facts()}


class ChildLicenceForm(_GivenForm):
    days_allowed = number(
        _("Days it allows"),
        least=1,
        most=366,
        required=False,
        help_text=_("Only where the licence says so."),
    )

    def fit(self, at: datetime) -> None:
        self.fields["person"] = _child(at)
        self.order_fields(["person", "authority", "from_date", "until_date", "days_allowed"])

    def facts(self) -> dict[str, Any]:
        return {"kind": Licence.Kind.PERFORMANCE, **super().facts()}


class DayForm(OnceForm):
    """A day on which a child performed, here or with others."""

    day = DayField(label=_("On which day"))
    elsewhere = forms.BooleanField(
        label=_("It was with somebody else"),
        required=False,
        help_text=_("Days with others count as well: ask the family."),
    )

    def __init__(self, *args: Any, at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = _child(at)
        self.order_fields(["person", "day", "elsewhere"])
