"""Loading again, loading after changes, and what is refused."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from bookings.catalogue.models import Activity
from bookings.ordering.models import Booking
from cms.models import ActivityPage
from kernel.audit.models import AuditEvent
from kernel.organisation.models import Organisation
from project.demo.lights import RedWithoutSaying
from project.demo.load.everything import load
from project.demo.load.loading import LOADED
from project.invariants.all import breaches
from project.management.commands import load_demo
from tests.project.demo.small import loaded, small

pytestmark = pytest.mark.django_db


def test_what_staff_took_away_does_not_come_back() -> None:
    said = small("print-evening")
    loaded(said)
    ActivityPage.objects.get(slug="print-evening").delete()
    loaded(said)
    assert not ActivityPage.objects.filter(slug="print-evening").exists()


def test_what_staff_changed_stays() -> None:
    said = small("print-evening")
    loaded(said)
    Activity.objects.update(title_en="Print and Persuade")
    loaded(said)
    assert Activity.objects.get().title_en == "Print and Persuade"


def test_run_again_another_day_nothing_moves() -> None:
    said = small("print-evening")
    at = loaded(said)
    starts = Activity.objects.get().sessions.get().starts_at
    events = AuditEvent.objects.count()
    load(said, at=at + timedelta(days=3))
    assert Activity.objects.get().sessions.get().starts_at == starts
    assert AuditEvent.objects.count() == events


def test_what_the_file_gets_later_is_loaded_later() -> None:
    loaded(small("print-evening"))
    loaded(small("print-evening", "sketch-the-shore"))
    assert Activity.objects.count() == 2


def test_each_thing_stands_in_the_trail_once() -> None:
    said = small("print-evening")
    loaded(said)
    loaded(said)
    kinds = AuditEvent.objects.filter(verb=LOADED, about_ref="print-evening").order_by("about_kind")
    assert list(kinds.values_list("about_kind", flat=True)) == [
        "activity",
        "activity_page",
        "crowd",
        "picture",
        "register",
    ]


def test_a_house_of_its_own_keeps_its_name() -> None:
    Organisation.objects.create(pk=1, name="Our House", short_name="Ours", email="us@our.example")
    loaded(small("print-evening"))
    assert Organisation.objects.get().name == "Our House"


def test_an_activity_that_is_redder_than_it_says_is_refused() -> None:
    said = small("clay-draft", expect_gate="amber")
    with pytest.raises(
        RedWithoutSaying, match=r"line \d+: “Big Clay Weekend”, occurrence 1, is red"
    ):
        loaded(said)
    assert not Activity.objects.filter(key="clay-draft").exists()


def test_a_session_that_is_redder_than_it_says_is_refused() -> None:
    said = small("saturday-sparks", expect_sessions={"amber": [1, 2, 3], "red": [4, 6, 7]})
    with pytest.raises(RedWithoutSaying, match="occurrence 8, is red and the file says green"):
        loaded(said)


def test_nobody_is_on_a_session_that_may_not_open() -> None:
    loaded(small("saturday-sparks"))
    taken = [
        session.places.filter(live=True).count()
        for session in Activity.objects.get().sessions.all()
    ]
    assert all(taken[:3])
    assert taken[3:] == [0, 0, 0, 0]


def test_without_test_payments_only_free_places_are_taken(settings) -> None:
    settings.TEST_PAYMENTS = False
    loaded(small("saturday-sparks"))
    assert Booking.objects.exists()
    assert not Booking.objects.filter(tickets_pence__gt=0).exists()


def test_the_command_says_why_it_refuses(monkeypatch) -> None:
    said = small("clay-draft", expect_gate="amber")
    monkeypatch.setattr(load_demo, "programme", lambda: said)
    with pytest.raises(CommandError, match="Big Clay Weekend"):
        call_command("load_demo")


def test_scale_adds_a_thousand_past_bookings_a_step_and_no_breach() -> None:
    said = small("print-evening")
    loaded(said, scale=2)
    before = Booking.objects.count()
    loaded(said, scale=3)
    assert Booking.objects.count() == before + 1000
    assert breaches() == []
    assert not Activity.objects.on_show().filter(key__startswith="archive").exists()


def test_scale_run_again_changes_nothing() -> None:
    said = small("print-evening")
    loaded(said, scale=2)
    before = Booking.objects.count()
    loaded(said, scale=2)
    assert Booking.objects.count() == before


@pytest.mark.parametrize("scale", [0, -1, 10_001])
def test_scale_beyond_reason_is_refused(scale: int) -> None:
    with pytest.raises(CommandError, match="from 1 to") as refused:
        call_command("load_demo", scale=scale)
    assert refused.value.returncode == 2
