"""The whole demo: what the contract says of it, and that all of it hangs together."""

import json
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.core.management import call_command
from django.test import Client

from bookings.catalogue.models import Activity, Session
from bookings.certificates.models import Certificate, Design
from bookings.ordering.models import Booking, BookingState, Place, TicketType
from bookings.register.models import Attendance
from cms.models import ActivityPage, CampaignPage
from cms.pictures.models import Picture
from fundraising.campaigns import questions
from fundraising.campaigns.models import Campaign
from kernel.mail.models import Message
from kernel.people.models import User
from kernel.people.roles import STAFF, Role
from project.demo.closing import closing
from project.demo.lights import lights
from project.demo.occurrences import occurrences
from project.demo.programme import pictures, programme
from project.invariants.all import breaches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def printed() -> dict[str, Any]:
    said = StringIO()
    call_command("load_demo", "--json", stdout=said)
    return json.loads(said.getvalue())


def state() -> str:
    said = StringIO()
    call_command("state_dump", "--json", stdout=said)
    return said.getvalue()


def test_run_again_it_changes_nothing_and_prints_the_same() -> None:
    before, first = state(), printed()
    assert printed() == first
    assert state() == before


def test_it_prints_what_the_contract_says() -> None:
    answer = printed()
    assert set(answer) == {"users", "pages", "activities", "campaigns"}
    for one in answer["users"].values():
        assert set(one) == {"email", "password", "totp_secret"}
    for one in answer["activities"]:
        assert set(one) == {"key", "ref", "title", "url", "course_ref", "book_url", "sessions"}
        for session in one["sessions"]:
            assert set(session) == {"ref", "starts", "capacity", "taken"}
            assert datetime.fromisoformat(session["starts"]).tzinfo is not None
    assert [one["key"] for one in answer["activities"]] == [
        one["key"] for one in programme()["activities"]
    ]
    assert answer["pages"]["home"] == "/"
    assert answer["pages"]["whats-on"] == "/whats-on/"


def test_there_is_a_sign_in_for_each_role() -> None:
    users = printed()["users"]
    assert set(users) == set(Role.values)
    for role, one in users.items():
        user = User.objects.get(email=one["email"])
        assert user.grants.filter(role=role).exists()
        if Role(role) in STAFF:
            assert user.check_password(one["password"])
            factor = Authenticator.objects.get(user=user, type="totp")
            assert decrypt(factor.data["secret"]) == one["totp_secret"]
        else:
            assert one["password"] is one["totp_secret"] is None
            assert not user.has_usable_password()


def test_the_auditors_grant_ends() -> None:
    grant = User.objects.get(email="ottilie@tallowhouse.example").grants.get()
    assert (grant.until_at - grant.from_at).days <= 14


def test_every_published_activity_has_a_live_page(client: Client) -> None:
    listed = "".join(
        client.get("/whats-on/", {"page": number}).content.decode() for number in range(1, 12)
    )
    for said, one in zip(programme()["activities"], printed()["activities"], strict=True):
        if said["status"] != "published":
            continue
        assert one["url"] == f"/whats-on/{said['key']}/"
        assert client.get(one["url"]).status_code == 200
        assert (one["url"] in listed) is (said.get("listing") != "discreet"), said["key"]


def test_a_draft_and_a_closed_list_have_no_live_page(client: Client) -> None:
    hidden = {"clay-draft", "ward-stories", "words-through-walls", "songs-we-kept"}
    assert not ActivityPage.objects.live().filter(activity__key__in=hidden).exists()
    assert ActivityPage.objects.filter(activity__key="clay-draft").exists()
    assert client.get("/whats-on/clay-draft/").status_code == 404
    assert Activity.objects.get(key="ward-stories").visibility == Activity.Visibility.CLOSED


def test_what_is_over_keeps_its_page(client: Client) -> None:
    assert client.get("/whats-on/stop-motion-past/").status_code == 200


def test_every_page_of_the_file_answers(client: Client) -> None:
    for path in printed()["pages"].values():
        assert client.get(path).status_code == 200, path
    for campaign in printed()["campaigns"]:
        assert client.get(campaign["url"]).status_code == 200
    for said in programme()["news"]:
        assert client.get(f"/news/{said['slug']}/").status_code == 200


def test_every_page_has_its_picture_with_words() -> None:
    for page in ActivityPage.objects.all():
        assert page.picture.description == pictures()[page.activity.key]["alt"]
    assert not CampaignPage.objects.filter(picture=None).exists()
    assert Picture.objects.filter(description="").count() == 0


def test_every_invariant_holds() -> None:
    assert breaches() == []


def test_no_mail_waits() -> None:
    assert not Message.objects.exists()


def test_every_booking_is_confirmed_and_made_before_today(demo: datetime) -> None:
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.CONFIRMED}
    assert not Booking.objects.filter(made_at__gt=demo).exists()


def test_rooms_are_as_full_as_the_file_says() -> None:
    taken = {
        one["key"]: [session["taken"] for session in one["sessions"]]
        for one in printed()["activities"]
    }
    assert taken["print-evening"] == [14]
    assert taken["stop-motion-past"] == [14] * 5
    assert taken["youth-theatre-juniors"] == [18] * 9
    assert taken["young-producers"] == [9] * 18
    assert not any(taken["ward-stories"])  # its register has no names
    assert not any(taken["romans"])  # schools book it


def test_every_light_is_as_the_file_says(demo: datetime) -> None:
    for said in programme()["activities"]:
        sessions = Session.objects.filter(activity__key=said["key"]).order_by("starts_at", "pk")
        ordered = sorted(occurrences(said, at=demo), key=lambda one: (one.starts_at, one.number))
        for light in lights(said, zip(ordered, sessions, strict=True)):
            assert light.found == light.expected, f"{said['key']} {light.number}: {light.reasons}"


def test_registers_of_the_past_are_taken(demo: datetime) -> None:
    over = Place.objects.filter(session__ends_at__lt=demo, live=True)
    assert over.exists()
    assert over.filter(attendance=None).count() == 0
    assert not Attendance.objects.filter(place__session__ends_at__gt=demo).exists()


def test_certificates_were_issued_where_the_file_says() -> None:
    issued = set(Certificate.objects.values_list("activity__key", flat=True))
    assert issued == {"stop-motion-past"}
    assert all(design.border for design in Design.objects.all())


def test_campaigns_have_come_as_far_as_their_gifts() -> None:
    piano = questions.progress(Campaign.objects.get(key="piano"))
    assert (piano.raised.pence, piano.givers) == (296_000 + 9_600 + 36_000, 2)


def test_at_the_end_it_says_what_is_by_telephone_and_what_is_left_out(demo: datetime) -> None:
    lines = list(closing(programme(), at=demo))
    assert "(Pupil)" in lines[0]
    assert "Inkwell" not in lines[0]
    assert lines[-1].startswith("Read and not loaded yet: ")
    assert not any("lit otherwise" in line for line in lines)


def test_a_page_of_what_is_by_telephone_says_so(client: Client) -> None:
    address = ActivityPage.objects.live().filter(activity__key="romans").earliest("pk").url
    page = client.get(address).content.decode()
    assert "01632 960110" in page
    assert "/book/" not in page


def test_whatever_has_a_price_is_booked_online_as_the_programme_says() -> None:
    shown = Activity.objects.on_show()
    sold = TicketType.objects.filter(activity__in=shown, withdrawn=False)
    assert {t.kind for t in sold if not t.is_sold_online} == {"quote"}
    companions = sold.filter(is_companion=True)
    assert {t.title_en for t in companions} == {"Essential companion"}
    assert companions.count() == sold.filter(title_en="Essential companion").count() == 3
