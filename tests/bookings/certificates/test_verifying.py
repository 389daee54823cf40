"""What the world may learn from a code: that it is ours and whether it stands. Little more."""

from datetime import date, timedelta

import pytest
from django.test import Client, override_settings

from bookings.certificates import guessing, issuing, revoking, verifying
from bookings.certificates.models import Certificate
from kernel.audit.models import AuditEvent
from tests.bookings.certificates.award import AFTER, a_course, a_design, an_issued, came
from tests.factories.programme import OFFICER

pytestmark = pytest.mark.django_db
CHILD, ADULT = date(2016, 5, 1), date(1980, 5, 1)


def test_a_valid_code_is_confirmed_with_what_was_done(client: Client) -> None:
    certificate = an_issued()
    answer = client.get(f"/verify/{certificate.code}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "This certificate is valid",
        "Certificate of Attendance",
        "One Second at a Time",
        "3 March 2026 to 7 March 2026",
        "5 of 5 sessions",
        "Noah F",
    ):
        assert words in page


def test_machines_are_told_the_same(client: Client) -> None:
    certificate = an_issued()
    told = client.get(f"/verify/{certificate.code}.json").json()
    assert told["valid"] is True
    assert told["state"] == "valid"
    assert (told["activity"], told["minutes"]) == ("One Second at a Time", 600)
    assert (told["first_date"], told["last_date"]) == ("2026-03-03", "2026-03-07")


@pytest.mark.parametrize(
    ("name", "born", "shown"),
    [
        ("Noah Fairholm", CHILD, "Noah F"),
        ("Noah Fairholm", None, "Noah F"),
        ("Noah Fairholm", date(2008, 4, 12), "Noah F"),  # eighteen the day after it was issued
        ("Noah Fairholm", date(2008, 4, 11), "Noah Fairholm"),
        ("Noah Fairholm", ADULT, "Noah Fairholm"),
        ("Noah James Fairholm", CHILD, "Noah F"),
        ("Noah", CHILD, "Noah"),
        ("\u202eNoah Fairholm", CHILD, "Noah F"),
        ("Zoë Ŵyn", CHILD, "Zoë Ŵ"),
    ],
)
def test_a_childs_surname_is_shown_to_nobody(name: str, born: date | None, shown: str) -> None:
    answer = verifying.look_up(an_issued(name, born=born).code, at=AFTER)
    assert answer is not None
    assert answer.name == shown


def test_the_page_holds_no_more_of_a_name_than_that(client: Client) -> None:
    certificate = an_issued(born=CHILD)
    for address in (f"/verify/{certificate.code}/", f"/verify/{certificate.code}.json"):
        assert "Fairholm" not in client.get(address).content.decode()


def test_one_taken_back_says_so_and_not_why(client: Client) -> None:
    certificate = an_issued()
    revoking.revoke(certificate=certificate, reason="A quarrel", by=OFFICER, at=AFTER)

    page = client.get(f"/verify/{certificate.code}/").content.decode()
    told = client.get(f"/verify/{certificate.code}.json").json()

    assert "This certificate was withdrawn" in page
    assert "quarrel" not in page
    assert (told["valid"], told["state"], told["replaced"]) == (False, "revoked", False)


def test_a_misspelt_one_that_was_made_anew_says_that_it_was(client: Client) -> None:
    old = an_issued()
    revoking.revoke(certificate=old, reason="Misspelt", by=OFFICER, at=AFTER)
    (new,) = issuing.issue(activity=old.activity, by=OFFICER, at=AFTER)

    page = client.get(f"/verify/{old.code}/").content.decode()

    assert "A newer one has been issued" in page
    assert new.code not in page.lower()


def test_one_that_has_run_out_says_so() -> None:
    design = a_design(valid_months=1)
    activity = a_course()
    came(activity, 5)
    (certificate,) = issuing.issue(activity=activity, design=design, by=OFFICER, at=AFTER)
    last_day = AFTER.replace(month=4, day=6)
    assert [
        getattr(verifying.look_up(certificate.code, at=at), "state", "")
        for at in (last_day, last_day + timedelta(days=1))
    ] == ["valid", "expired"]


@pytest.mark.parametrize("change", [str.upper, lambda c: f" {c[:5]} - {c[5:]} ", lambda c: c + "."])
def test_a_code_is_read_as_people_type_it(client: Client, change) -> None:  # type: ignore[no-untyped-def]
    certificate = an_issued()
    answer = client.get("/verify/", {"code": change(certificate.code)})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/verify/{certificate.code}/"


def test_look_alikes_are_forgiven(client: Client) -> None:
    certificate = an_issued()
    Certificate.objects.filter(pk=certificate.pk).update(code="0110vabcde")
    assert client.get("/verify/OIlOU-ABCDE/").status_code == 200


@pytest.mark.parametrize(
    "code", ["zzzzzzzzzz", "x", "x" * 5000, "%00", "🙂" * 10, "..", "a'--", "ⅷ" * 10, "<b>"]
)
def test_what_is_unknown_and_what_is_no_code_are_answered_alike(client: Client, code: str) -> None:
    an_issued()
    answer = client.get(f"/verify/{code}/")
    assert answer.status_code == 404
    assert "We do not know that code" in answer.content.decode()
    assert client.get(f"/verify/{code}.json").json()["error"] == "unknown"


@pytest.mark.parametrize("typed", ["", "abc", "\0", "x" * 3000, "<script>", "🙂"])
def test_a_mistyped_code_is_asked_for_again_with_a_sentence(client: Client, typed: str) -> None:
    answer = client.get("/verify/", {"code": typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "A code has ten letters and figures" in page
    assert "<script>" not in page


def test_nothing_is_set_kept_or_written_down(client: Client) -> None:
    certificate = an_issued()
    before = AuditEvent.objects.count()
    for address in ("/verify/", f"/verify/{certificate.code}/", "/verify/zzzzzzzzzz/"):
        answer = client.get(address)
        assert not answer.cookies
        assert "no-store" in answer.headers["Cache-Control"]
    assert AuditEvent.objects.count() == before


def test_it_answers_nothing_but_questions(client: Client) -> None:
    certificate = an_issued()
    assert client.post(f"/verify/{certificate.code}/").status_code == 405


def _guess(client: Client, times: int = guessing.WRONG_ALLOWED, **headers: str) -> None:
    for number in range(times):
        client.get(f"/verify/zzzzzzz{number:03d}/", **headers)


def test_whoever_guesses_too_often_waits_even_with_a_right_code(client: Client) -> None:
    certificate = an_issued()
    _guess(client)
    answer = client.get(f"/verify/{certificate.code}/")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"
    assert "Try again in ten minutes" in answer.content.decode()
    assert client.get(f"/verify/{certificate.code}.json").json()["error"] == "wait"


def test_right_codes_never_wear_out(client: Client) -> None:
    certificate = an_issued()
    for _time in range(guessing.WRONG_ALLOWED + 5):
        assert client.get(f"/verify/{certificate.code}/").status_code == 200


def test_others_do_not_wait_for_one_who_guesses(client: Client) -> None:
    certificate = an_issued()
    _guess(client, REMOTE_ADDR="192.0.2.1")
    assert client.get(f"/verify/{certificate.code}/", REMOTE_ADDR="192.0.2.2").status_code == 200


def test_a_header_that_nobody_vouches_for_buys_no_more_guesses(client: Client) -> None:
    certificate = an_issued()
    for number in range(guessing.WRONG_ALLOWED):
        client.get("/verify/zzzzzzzzzz/", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    answer = client.get(f"/verify/{certificate.code}/", headers={"X-Forwarded-For": "198.51.100.7"})
    assert answer.status_code == 429


@override_settings(TRUSTED_PROXY_COUNT=1)
def test_our_own_proxys_word_counts_and_a_home_is_one_address(client: Client) -> None:
    certificate = an_issued()
    for number in range(guessing.WRONG_ALLOWED):
        told = {"X-Forwarded-For": f"made-up, 2001:db8:1:2::{number:x}"}
        client.get("/verify/zzzzzzzzzz/", headers=told)
    codes = [
        client.get(f"/verify/{certificate.code}/", headers={"X-Forwarded-For": home}).status_code
        for home in ("2001:db8:1:2::ffff", "2001:db8:1:3::1", "nonsense")
    ]
    assert codes == [429, 200, 200]


def test_without_the_count_one_could_guess_for_ever(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    certificate = an_issued()
    monkeypatch.setattr(guessing, "must_wait", lambda request: False)
    _guess(client, guessing.WRONG_ALLOWED + 1)
    assert client.get(f"/verify/{certificate.code}/").status_code == 200
