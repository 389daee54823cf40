"""Prints are made again whenever what they show has changed; the timer looks, a few at a time."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from wagtail.images.models import get_rendition_storage

from cms.pages.base import BasePage
from cms.pictures.models import Print
from cms.pictures.prints import facts, paper
from cms.pictures.prints.facts import Facts
from kernel.due.nudge import nudge
from kernel.due.parts import part

log = logging.getLogger(__name__)
AT_ONCE = 16
WAIT, LONGEST = timedelta(minutes=2), 10
FOLDER = "images/prints"  # beside the renditions, which are public
Wanted = tuple[Print, Facts]


@part("prints")
def run(*, at: datetime) -> str:
    """Compare every live page with its prints, and make what differs."""
    wanted = list(_wanted(at=at))
    made = sum(_make(row, said, at=at) for row, said in wanted[:AT_ONCE])
    if made and len(wanted) > AT_ONCE:
        nudge("prints")
    return f"{made} printed, {max(0, len(wanted) - AT_ONCE)} to follow"


def _wanted(*, at: datetime) -> Iterator[Wanted]:
    """A row first: one that is new or differs from its page, unless it has to wait."""
    rows = {(row.page_id, row.kind): row for row in Print.objects.all()}
    for page, said in facts.of_all(_every_kind(), at=at):
        for kind in _kinds_of(page):
            row = rows.get((page.pk, kind)) or Print(page_id=page.pk, kind=kind)
            if row.of != said.stamp and (row.next_try is None or row.next_try <= at):
                yield row, said


def _every_kind() -> list[type[BasePage]]:
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def _kinds_of(page: BasePage) -> list[Print.Kind]:
    """Mails are about activities; everything may be shared."""
    is_offered = getattr(page, "activity_id", None) is not None
    return [Print.Kind.CARD, Print.Kind.STRIP] if is_offered else [Print.Kind.CARD]


def _make(row: Print, said: Facts, *, at: datetime) -> bool:
    storage: Storage = get_rendition_storage()
    try:
        content = paper.printed(Print.Kind(row.kind), said)
        name = storage.save(f"{FOLDER}/{row.kind}-{said.stamp}.png", ContentFile(content))
    except Exception as fault:
        # One page that cannot be printed stops no other; it says so, and waits longer each time.
        log.warning("No %s of page %d: %s", row.kind, row.page_id, type(fault).__name__)
        row.tries = min(row.tries + 1, LONGEST)
        row.next_try = at + WAIT * 2**row.tries
        row.save()
        return False
    gone = row.before
    row.of, row.file, row.before, row.tries, row.next_try = said.stamp, name, row.file, 0, None
    row.save()
    if gone:
        storage.delete(gone)
    return True
