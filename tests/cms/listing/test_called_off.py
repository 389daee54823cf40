"""What was called off stays in sight until its day has passed, and can be bought nowhere."""

from datetime import time, timedelta

import pytest
from django.test import Client

from bookings.catalogue import programme
from bookings.catalogue.models import Activity, Session
from kernel import clock
from tests.cms.listing.programme import call_off, dates_on, the_tenth_of_next_month
from tests.cms.pages.seeing import see
from tests.factories.programme import AT, a_session, an_activity

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()


def test_it_keeps_its_row_with_the_word_and_without_a_way_to_book() -> None:
    call_off(dates_on("Prints", TENTH).sessions.get())
    page = Client().get("/whats-on/").content.decode()
    row = page[page.index('<article class="row is-off">') :]
    row = row[: row.index("</article>")]
    assert "Prints" in row
    assert "Called off" in row
    assert "/book/" not in row


def test_one_date_of_a_run_is_marked_while_the_run_goes_on() -> None:
    run = dates_on("The Run", TENTH, TENTH + timedelta(days=7), way_in=Activity.Way.ALL)
    call_off(run.sessions.order_by("starts_at")[1])
    page = Client().get("/whats-on/").content.decode()
    assert page.count(">The Run</a></h3>") == 2
    assert page.count("row is-off") == 1


def test_it_is_never_among_what_can_be_booked() -> None:
    call_off(dates_on("Prints", TENTH).sessions.get())
    assert "Prints" not in see("/whats-on/?available=1").partition("Nearest")[0]


def _shown(session: Session, hour: int, *, days: int = 0) -> bool:
    """Whether it is still shown at this hour in London, so many days after its own day."""
    day = clock.london_date(session.starts_at) + timedelta(days=days)
    at = clock.from_london(day, time(hour, 30))
    return Session.objects.filter(programme.to_show(at=at)).exists()


def test_it_stays_for_the_rest_of_its_day_and_no_longer() -> None:
    session = a_session(an_activity())  # at noon
    session.status = Session.Status.CANCELLED
    session.save()
    assert _shown(session, 11)
    assert _shown(session, 23)
    assert not _shown(session, 0, days=1)


def test_what_goes_ahead_leaves_when_it_begins() -> None:
    session = a_session(an_activity())
    assert _shown(session, 11)
    assert not _shown(session, 12)


def test_the_day_is_londons_in_summer_too() -> None:
    """At 23:30 UTC in June it is already tomorrow."""
    session = a_session(an_activity(), at=AT.replace(month=6, day=10, hour=22), days=0)
    session.status = Session.Status.CANCELLED
    session.save()
    late = AT.replace(month=6, day=10, hour=23, minute=30)
    assert not Session.objects.filter(programme.to_show(at=late)).exists()
