"""The whole programme, noun by noun, in an order in which each finds what it points at."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from project.demo.load import (
    accounts,
    activities,
    archive,
    asked,
    bookings,
    campaigns,
    certificates,
    families,
    front,
    house,
    pages,
    people,
    pictures,
    vetting,
)
from project.demo.load.fill import registers, rooms
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

STEPS: list[Callable[[Loading], None]] = [
    house.load_organisation,
    house.load_vocabularies,
    house.load_places,
    people.load_team,
    accounts.load_accounts,
    vetting.load_work_roles,
    vetting.load_records,
    people.load_partners,
    people.load_households,
    families.load_families,
    people.load_donors,
    campaigns.load_campaigns,
    campaigns.load_gifts,
    certificates.load_designs,
    activities.load_activities,
    asked.load_terms,
    asked.load_questions,
    pictures.load_pictures,
    pages.load_activity_pages,
    pages.load_campaign_pages,
    pages.load_standard_pages,
    pages.load_stories,
    front.load_home,
    front.load_navigation,
    bookings.load_bookings,
    rooms.load_crowds,
    registers.load_registers,
    registers.load_certificates,
]


def load(programme: Entry, *, at: datetime, scale: int = 1) -> None:
    """Load what is not there yet, whole or not at all. Run again, it changes nothing.

    Above 1, `scale` adds a thousand past bookings for each step (see `archive`).
    """
    loading = Loading(programme, at)
    # One commit instead of a thousand: each waits for the disk, and half a demo is none.
    with transaction.atomic():
        for step in STEPS:
            step(loading)
    archive.load_archive(loading, scale=scale)
