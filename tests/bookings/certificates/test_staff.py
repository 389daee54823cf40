"""The officer's screens: who qualifies and who not yet, issue, print, take back."""

import pytest
from django.test import Client

from bookings.certificates.models import Certificate
from kernel.audit.models import AuditEvent
from tests.bookings.certificates.award import a_course, a_design, an_issued, came
from tests.factories.people import an_account, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def gwen(client: Client) -> Client:
    sign_in(client, an_account("officer"))
    return client


def test_activities_that_have_been_are_listed(gwen: Client) -> None:
    a_design()
    a_course()
    page = gwen.get("/admin/certificates/").content.decode()
    assert "One Second at a Time" in page
    assert "7 March 2026" in page


@pytest.mark.parametrize(
    ("wanted", "found"), [("second", True), ("nothing", False), ("\0", True), ("x" * 999, False)]
)
def test_an_activity_is_found_by_its_title(gwen: Client, wanted: str, found: bool) -> None:
    a_course()
    page = gwen.get("/admin/certificates/", {"q": wanted, "p": "-1"}).content.decode()
    assert ("One Second at a Time" in page) is found


def test_the_screen_says_who_qualifies_and_who_does_not_yet_and_why(gwen: Client) -> None:
    a_design()
    activity = a_course()
    came(activity, 5)
    came(activity, 2, name="Tobi Adeyemi")
    page = gwen.get(f"/admin/certificates/activity/{activity.ref}/").content.decode()
    assert page.index("Noah Fairholm") < page.index("Tobi Adeyemi")
    assert "Came to 2 of 5; 4 needed." in page
    assert "Issue 1 certificate" in page
    assert AuditEvent.objects.get(verb="certificates.read").about_ref == activity.ref


def test_a_press_issues_and_says_so(gwen: Client) -> None:
    a_design()
    activity = a_course()
    came(activity, 5)
    here = f"/admin/certificates/activity/{activity.ref}/"

    page = gwen.post(here, {"design": "attendance"}, follow=True).content.decode()
    again = gwen.post(here, {"design": "attendance"}, follow=True).content.decode()

    assert "1 certificate is issued." in page
    assert "Nobody new qualifies" in again
    assert Certificate.objects.count() == 1


def test_a_design_that_needs_a_word_goes_to_those_ticked(gwen: Client) -> None:
    a_design("leadership", percent=70, needs_sign_off=True)
    activity = a_course(kind="leadership")
    noah = came(activity, 5)
    came(activity, 5, name="Ada Adeyemi")
    here = f"/admin/certificates/activity/{activity.ref}/"

    assert f'value="{noah.ref}"' in gwen.get(here).content.decode()
    gwen.post(here, {"design": "leadership", "person": noah.ref})

    assert Certificate.objects.get().person == noah


@pytest.mark.parametrize("design", ["", "gone", "\0", "x" * 999, "🙂"])
def test_without_a_design_there_is_a_choice_and_nothing_is_issued(
    gwen: Client, design: str
) -> None:
    activity = a_course(kind="")
    came(activity, 5)
    here = f"/admin/certificates/activity/{activity.ref}/"
    page = gwen.post(here, {"design": design}).content.decode()
    assert "Choose one to see who qualifies" in page
    assert not Certificate.objects.exists()


def test_a_wording_that_cannot_be_printed_is_said_in_a_sentence(gwen: Client) -> None:
    a_design(wording_en="{participant} learnt {outcomes}.")
    activity = a_course()
    came(activity, 5)
    here = f"/admin/certificates/activity/{activity.ref}/"
    page = gwen.post(here, {"design": "attendance"}, follow=True).content.decode()
    assert "asks for outcomes" in page


def test_taking_one_back_needs_a_reason(gwen: Client) -> None:
    certificate = an_issued()
    here = f"/admin/certificates/{certificate.code}/withdraw/"

    refused = gwen.post(here, {"reason": " "}).content.decode()
    done = gwen.post(here, {"reason": "Misspelt"}, follow=True).content.decode()

    assert "Say why in one sentence" in refused
    assert "The certificate is withdrawn" in done
    assert "Withdrawn: Misspelt" in done
    certificate.refresh_from_db()
    assert certificate.revoked_at is not None


@pytest.mark.parametrize("role", ["editor", "box_office", "finance", "auditor", "administrator"])
def test_other_staff_find_nothing_here(client: Client, role: str) -> None:
    certificate = an_issued()
    sign_in(client, an_account(role))
    for address in (
        "",
        f"activity/{certificate.activity.ref}/",
        f"{certificate.code}.pdf",
        f"{certificate.code}/withdraw/",
    ):
        assert client.get(f"/admin/certificates/{address}").status_code == 404
    assert "Certificates" not in client.get("/admin/").content.decode()


def test_officers_find_it_in_the_menu(gwen: Client) -> None:
    assert "/admin/certificates/" in gwen.get("/admin/").content.decode()


@pytest.mark.parametrize("ref", ["nothing", "%00", "a.b", "🙂"])
def test_what_is_not_there_is_not_there(gwen: Client, ref: str) -> None:
    for address in (f"activity/{ref}/", f"{ref}/withdraw/", f"{ref}.pdf"):
        assert gwen.get(f"/admin/certificates/{address}").status_code == 404
