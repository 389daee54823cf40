"""What is shown in the gallery. The kinds of page are read from the product, never listed here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count

from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.base import BasePage

# One model, shown as what people take it for.
AS = {
    "workshop": (Activity.Kind.WORKSHOP, Activity.Kind.HOLIDAY),
    "course": (Activity.Kind.TERM, Activity.Kind.SERIES),
    "festival": (Activity.Kind.FESTIVAL,),
    "for schools": (Activity.Kind.SCHOOL_VISIT, Activity.Kind.IN_SCHOOL),
}


@dataclass(frozen=True)
class Kind:
    """`path` is empty where the house has no live page of this kind."""

    name: str
    path: str


def page_models() -> list[type[BasePage]]:
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def page_kinds() -> list[Kind]:
    """Every kind of page, by the name that editors know, with the address of the fullest one."""
    found: list[Kind] = []
    for model in page_models():
        if issubclass(model, ActivityPage):
            found += [Kind(name, _activity(kinds)) for name, kinds in AS.items()]
        else:
            found.append(Kind(str(model._meta.verbose_name), _address(model.objects.live())))
    return found


def missing(kinds: Iterable[Kind]) -> list[str]:
    return [kind.name for kind in kinds if not kind.path]


def _activity(kinds: Iterable[str]) -> str:
    """The one with most dates to show."""
    pages = ActivityPage.objects.live().filter(activity__visibility=Activity.Visibility.PUBLIC)
    pages = pages.filter(activity__kind__in=kinds, locale__language_code="en")
    return _address(pages.annotate(dates=Count("activity__sessions")).order_by("-dates", "pk"))


def _address(pages: object) -> str:
    page = pages.select_related("locale").first()  # type: ignore[attr-defined]  # a queryset
    return page.address if page is not None else ""
