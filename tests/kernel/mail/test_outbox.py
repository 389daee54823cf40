"""Posting: a row in the caller's transaction, once for each key, to an address that can be."""

from datetime import datetime

import pytest

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due import nudge
from kernel.mail import attachments
from kernel.mail.again import send_again
from kernel.mail.models import Message
from kernel.mail.outbox import SEND_MAIL, BadAddress
from tests.kernel.conftest import Templates
from tests.kernel.mail.posting import a_mail, words

BY = Actor("user", "ada")


@pytest.fixture(autouse=True)
def _words(templates: Templates) -> None:
    words(templates)


@pytest.mark.django_db
def test_a_mail_of_an_act_that_fails_was_never_posted(at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), trail.act(by=BY, at=at):
        a_mail(at)
        _ = 1 / 0

    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_sender_is_nudged_once_it_is_committed_and_not_before(at: datetime) -> None:
    nudge.wait(0)
    with trail.act(by=BY, at=at):
        a_mail(at)
        assert nudge.wait(0) == set()

    assert nudge.wait(0) == {SEND_MAIL}


@pytest.mark.django_db
def test_the_same_key_twice_is_one_mail_and_the_first_stays(at: datetime) -> None:
    first = a_mail(at, name="Ada")
    second = a_mail(at, name="Bea")

    assert second.pk == first.pk
    assert Message.objects.get().subject == "Hello Ada"


@pytest.mark.django_db
def test_a_second_of_a_key_leaves_the_act_round_it_in_order(at: datetime) -> None:
    a_mail(at)
    with trail.act(by=BY, at=at):
        a_mail(at)
        a_mail(at, key="another")

    assert Message.objects.count() == 2


@pytest.mark.django_db
def test_another_key_is_another_mail(at: datetime) -> None:
    a_mail(at)
    a_mail(at, key="two")

    assert Message.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "to",
    [
        "",
        "ada",
        "ada@",
        "ada@example.org\nBcc: all@example.org",
        "ada@example.org, bea@example.org",
        "Ada <ada@example.org>",
        "a\0da@example.org",
        "🕯@example.org",
        f"ada@{'a.' * 130}example.org",  # longer than its column
        "x" * 10_000,
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(at: datetime, to: str) -> None:
    with pytest.raises(BadAddress, match="should look like"):
        a_mail(at, to=to)

    assert not Message.objects.exists()


@pytest.mark.django_db
def test_an_attachment_nobody_makes_is_refused_at_once(at: datetime) -> None:
    with pytest.raises(attachments.UnknownAttachment):
        a_mail(at, attach=[("no such thing", "ref1")])

    assert not Message.objects.exists()


@pytest.mark.django_db
def test_sending_again_is_a_new_mail_with_the_same_words_once_for_each_key(at: datetime) -> None:
    first = a_mail(at)

    assert send_again(first, key="k", at=at)
    assert not send_again(first, key="k", at=at)

    second = Message.objects.exclude(pk=first.pk).get()
    assert (second.to, second.subject, second.html) == (first.to, first.subject, first.html)
    assert second.state == Message.State.QUEUED
