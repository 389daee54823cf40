"""Terms are shown, ticked and kept with the booking; a wording never changes."""

import pytest
from django.db import DatabaseError, connection, transaction

from bookings.ordering.agreeing.models import Agreement
from bookings.ordering.models import BookingState
from kernel.audit.actor import Actor
from kernel.organisation.terms import guard, wording
from kernel.organisation.terms.models import TermsVersion
from tests.bookings.ordering.booker import Booker
from tests.bookings.ordering.families.children import holding, path, people_form
from tests.factories.desk import signed_in
from tests.factories.programme import a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db
BY = Actor.system("setup")


def _worded(text: str = "Come on time.", kind: str = "terms") -> TermsVersion:
    at = soon()
    return wording.bring_in(kind=kind, language="en", text=text, from_at=at, by=BY, at=at)


def _at_the_check() -> Booker:
    at = soon()
    session = a_session(an_activity(at=at), at=at)
    ben = holding(session, a_ticket(session.activity, pence=0, at=at))
    ben.send(path(ben), people_form(ben, "Ben Adeyemi"))
    return ben


def _press(ben: Booker, **typed: object) -> object:
    return ben.client.post(f"/booking/{ben.secret}/agree/", typed, follow=True)


def test_what_was_shown_and_ticked_is_kept_with_the_booking() -> None:
    terms, privacy = _worded(), _worded("We keep it safe.", "privacy")
    ben = _at_the_check()
    page = ben.page("check").content.decode()
    assert "Come on time." in page
    assert "We keep it safe." in page
    _press(ben, shown=[terms.ref, privacy.ref], agreed="yes")
    assert ben.booking.state == BookingState.CONFIRMED
    assert {a.version for a in Agreement.objects.filter(booking=ben.booking)} == {terms, privacy}
    _worded("Come early.")
    assert "Come on time." in ben.page("agreed").content.decode()


@pytest.mark.parametrize("how", ["no tick", "straight to pay", "an older version"])
def test_nobody_books_under_terms_that_they_have_not_ticked(how: str) -> None:
    old = _worded()
    ben = _at_the_check()
    if how == "no tick":
        _press(ben, shown=[old.ref])
    elif how == "straight to pay":
        ben.pay()
    else:
        _worded("Come early.")
        _press(ben, shown=[old.ref], agreed="yes")
    assert ben.booking.state == BookingState.HELD
    assert not Agreement.objects.exists()


def _change() -> None:
    with transaction.atomic():
        TermsVersion.objects.update(text="Come whenever you like.")


def test_the_database_refuses_to_change_or_lose_a_wording() -> None:
    _worded()
    with pytest.raises(DatabaseError, match="never changes"):
        _change()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        TermsVersion.objects.all().delete()
    assert TermsVersion.objects.get().is_whole


def test_without_its_trigger_a_wording_could_be_changed_and_its_hash_would_tell() -> None:
    _worded()
    on = f" ON {guard.TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {guard.names()[0]}{on}")
    _change()
    assert not TermsVersion.objects.get().is_whole


def test_an_administrator_brings_in_a_version_and_the_same_words_are_none() -> None:
    admin = signed_in("administrator")
    today = soon().date().isoformat()
    typed = {"kind": "terms", "language": "en", "from_day": today, "text": "Come on time."}
    assert admin.post("/admin/terms/new/", typed).status_code == 302
    assert "word for word" in admin.post("/admin/terms/new/", typed).content.decode()
    assert "In force" in admin.get("/admin/terms/").content.decode()
    ref = TermsVersion.objects.get().ref
    assert "Come on time." in admin.get(f"/admin/terms/{ref}/").content.decode()
    assert signed_in("editor").get("/admin/terms/").status_code == 404
