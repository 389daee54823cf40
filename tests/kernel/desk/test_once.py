"""A form sent twice acts once; its key is forgotten when nobody can click any more."""

from datetime import datetime, timedelta

import pytest

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import once
from kernel.desk.models import Submission
from kernel.references import new_secret

pytestmark = pytest.mark.django_db
ADA, BEA = Actor("user", "ada"), Actor("user", "bea")


def test_the_first_hears_true_and_its_twin_where_it_led(at: datetime) -> None:
    key = new_secret()

    with trail.act(by=ADA, at=at):
        sent, is_first = once.claim(key, by=ADA, at=at)
        sent.lead_to("/there/")
    again, is_first_again = once.claim(key, by=ADA, at=at)

    assert (is_first, is_first_again) == (True, False)
    assert again.leads_to == "/there/"


def test_what_was_rolled_back_was_never_sent(at: datetime) -> None:
    key = new_secret()

    with pytest.raises(ValueError, match="no"), trail.act(by=ADA, at=at):
        once.claim(key, by=ADA, at=at)
        raise ValueError("no")

    assert once.claim(key, by=ADA, at=at)[1]


def test_somebody_elses_key_is_another(at: datetime) -> None:
    key = new_secret()

    assert once.claim(key, by=ADA, at=at)[1]
    assert once.claim(key, by=BEA, at=at)[1]
    assert once.sent(key, by=ADA) is not None


@pytest.mark.parametrize("key", ["", "\0", "short", "x" * 10_000, "É" * 28])
def test_nonsense_was_never_sent_and_counts_as_new(key: str) -> None:
    assert once.sent(key, by=ADA) is None
    assert once.KEY.fullmatch(once.OnceField().clean(key))


def test_old_keys_are_forgotten_and_young_ones_kept(at: datetime) -> None:
    once.claim(new_secret(), by=ADA, at=at - timedelta(days=3))
    once.claim(new_secret(), by=ADA, at=at - timedelta(hours=1))

    assert once.forget_submissions(at=at) == "1 old form keys forgotten"
    assert Submission.objects.count() == 1
