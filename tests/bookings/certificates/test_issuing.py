"""Issued once to each who qualifies, with words that stay, a trace, and one mail."""

import pytest

from bookings.catalogue.models import Activity
from bookings.certificates import issuing, revoking
from bookings.certificates.models import Certificate
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.people.models import Person
from tests.bookings.certificates.award import AFTER, a_course, a_design, an_issued, came
from tests.factories.programme import OFFICER

pytestmark = pytest.mark.django_db


def issue(activity: Activity, **more: object) -> list[Certificate]:
    return issuing.issue(activity=activity, by=OFFICER, at=AFTER, **more)


def test_those_who_qualify_get_one_and_the_others_none() -> None:
    a_design()
    activity = a_course()
    noah = came(activity, 5)
    came(activity, 2, name="Tobi Adeyemi")

    (certificate,) = issue(activity)

    assert Certificate.objects.get() == certificate
    assert certificate.person == noah
    assert (certificate.issued_at, certificate.issued_by) == (AFTER, "user:officer")


def test_it_says_what_the_register_says() -> None:
    said = an_issued().facts
    assert said["name"] == "Noah Fairholm"
    assert said["before"] == ""
    assert said["after"] == (
        "attended 5 of 5\N{NO-BREAK SPACE}sessions of One Second at a Time, "
        "10\N{NO-BREAK SPACE}hours in all."
    )
    assert (said["attended"], said["sessions"], said["minutes"]) == (5, 5, 600)
    assert (said["first_date"], said["last_date"]) == ("2026-03-03", "2026-03-07")
    assert (said["signed_name"], said["signed_role"]) == (
        "Gwen Tregarth",
        "Learning and Participation Officer",
    )


def test_a_name_corrected_later_does_not_change_what_was_printed() -> None:
    certificate = an_issued()
    Person.objects.filter(pk=certificate.person_id).update(name="Noah Fairhaven")
    certificate.refresh_from_db()
    assert certificate.facts["name"] == "Noah Fairholm"


def test_the_trail_names_the_certificate_and_nobody() -> None:
    certificate = an_issued()
    event = AuditEvent.objects.get(verb="certificate.issued")
    assert event.about_ref == certificate.code
    assert event.facts == {
        "activity": certificate.activity.ref,
        "design": "attendance",
        "person": certificate.person.ref,
    }


def test_pressed_again_it_issues_nothing_more() -> None:
    a_design()
    activity = a_course()
    came(activity, 5)
    issue(activity)

    assert issue(activity) == []
    assert Certificate.objects.count() == Message.objects.count() == 1


def test_one_mail_brings_it_to_whoever_booked() -> None:
    certificate = an_issued()
    mail = Message.objects.get()
    assert mail.to == "grace@example.org"
    assert mail.subject == "Certificate of Attendance for Noah Fairholm"
    assert mail.attach == [["certificate", certificate.code]]
    assert f"/verify/{certificate.code}/" in mail.text
    assert f"/verify/{certificate.code}/" in mail.html


def test_without_an_address_it_is_issued_without_a_mail() -> None:
    a_design()
    activity = a_course()
    came(activity, 5, email="")
    assert len(issue(activity)) == 1
    assert not Message.objects.exists()


def test_a_design_that_needs_a_word_goes_only_to_those_vouched_for() -> None:
    design = a_design(percent=70, needs_sign_off=True)
    activity = a_course()
    noah = came(activity, 5)
    came(activity, 5, name="Ada Adeyemi")
    tobi = came(activity, 1, name="Tobi Adeyemi")

    assert issue(activity, design=design) == []
    made = issue(activity, design=design, vouched_for={noah.ref, tobi.ref, "nobody"})

    assert [certificate.person for certificate in made] == [noah]


@pytest.mark.parametrize(("kind", "words"), [("", "has no certificate"), ("gone", "no design")])
def test_without_a_design_a_sentence_says_so(kind: str, words: str) -> None:
    with pytest.raises(issuing.CannotIssue, match=words):
        issue(a_course(kind=kind))


def test_a_wording_that_asks_for_what_we_do_not_hold_issues_nothing() -> None:
    a_design(wording_en="{participant} learnt {outcomes} in {level}.")
    activity = a_course()
    came(activity, 5)
    with pytest.raises(issuing.CannotIssue, match="asks for level, outcomes"):
        issue(activity)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("wording", ["{participant.__class__} {activity!r:>9}", "{", "}{ {}"])
def test_a_wording_is_never_run(wording: str) -> None:
    a_design(wording_en=wording)
    activity = a_course()
    came(activity, 5)
    assert issue(activity)[0].facts["after"] == wording


def test_one_hour_and_one_session_are_said_as_one() -> None:
    a_design(percent=100)
    activity = a_course(1)
    session = activity.sessions.get()
    session.ends_at = session.starts_at.replace(hour=session.starts_at.hour + 1)
    session.save()
    came(activity, 1)
    assert issue(activity)[0].facts["after"] == (
        "attended 1 of 1\N{NO-BREAK SPACE}session of One Second at a Time, "
        "1\N{NO-BREAK SPACE}hour in all."
    )


def test_a_leader_signs_where_the_design_names_nobody() -> None:
    a_design(signed_by="")
    activity = a_course()
    came(activity, 5)
    assert issue(activity)[0].facts["signed_name"] == "Marek Wolny"


def test_one_that_runs_out_says_when() -> None:
    a_design(valid_months=24, wording_en="{participant} is trained. Valid until {expires}.")
    activity = a_course()
    came(activity, 5)
    said = issue(activity)[0].facts
    assert said["expires"] == "2028-03-07"
    assert said["after"] == "is trained. Valid until 7 March 2028."


def test_a_family_that_reads_welsh_gets_it_in_welsh() -> None:
    a_design(title_cy="Tystysgrif", wording_cy="Daeth {participant} i {activity}.")
    activity = a_course(title_cy="Un Eiliad ar y Tro")
    came(activity, 5, language="cy")
    certificate = issue(activity)[0]
    assert certificate.language == "cy"
    assert (certificate.facts["title"], certificate.facts["before"]) == ("Tystysgrif", "Daeth")
    assert certificate.facts["after"] == "i Un Eiliad ar y Tro."


def test_one_taken_back_can_be_issued_anew() -> None:
    old = an_issued()
    revoking.revoke(certificate=old, reason="Misspelt", by=OFFICER, at=AFTER)

    (new,) = issue(old.activity)

    assert new.code != old.code
    assert Certificate.objects.filter(revoked_at__isnull=True).get() == new


def test_taking_back_keeps_the_reason_in_the_house() -> None:
    certificate = an_issued()
    assert revoking.revoke(certificate=certificate, reason=" Mis\0spelt ", by=OFFICER, at=AFTER)
    assert not revoking.revoke(certificate=certificate, reason="Again", by=OFFICER, at=AFTER)
    assert certificate.revoked_because == "Misspelt"
    event = AuditEvent.objects.get(verb="certificate.revoked")
    assert event.facts == {}


@pytest.mark.parametrize("reason", ["", "  ", "\0", "x" * 201])
def test_without_a_reason_it_stands(reason: str) -> None:
    certificate = an_issued()
    with pytest.raises(revoking.CannotRevoke, match="Say why"):
        revoking.revoke(certificate=certificate, reason=reason, by=OFFICER, at=AFTER)
    certificate.refresh_from_db()
    assert certificate.revoked_at is None
