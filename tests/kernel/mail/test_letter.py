"""What arrives: from the house by its name, with papers made at sending, one Message-ID a row."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytest_django import Settings

from kernel.mail import attachments, letter
from kernel.mail.models import Message
from kernel.mail.sender import send_mail
from kernel.organisation.models import Organisation
from tests.fakes.smtp import MailServer
from tests.kernel.mail.posting import a_row

pytestmark = pytest.mark.django_db
PAPERS = {"ref1": b"first print"}


@pytest.fixture(autouse=True)
def _a_maker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(attachments, "_makers", {})

    @attachments.maker("paper")
    def paper(ref: str) -> tuple[str, bytes, str] | None:
        return (f"{ref}.pdf", PAPERS[ref], "application/pdf") if ref in PAPERS else None

    yield


def a_letter_with(at: datetime, *papers: list[str]) -> None:
    Message.objects.filter(pk=a_row(at).pk).update(attach=list(papers))


def test_it_is_from_the_house_by_its_name_at_the_address_of_the_settings(
    at: datetime, server: MailServer, settings: Settings
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Somebody <post@house.example>"
    Organisation.objects.create(
        pk=1, name="The Tŷ", short_name="Tŷ Mawr, “Tŷ”", email="us@house.example"
    )
    a_row(at)
    send_mail(at=at)

    (mail,) = server.mails
    (sender,) = mail["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Tŷ Mawr, “Tŷ”", "post@house.example")
    assert server.envelopes == [("post@house.example", "ada@example.org")]
    assert mail["Reply-To"] == "us@house.example"


def test_a_line_break_in_the_houses_name_stops_no_mail(at: datetime, server: MailServer) -> None:
    Organisation.objects.create(
        pk=1, name="House", short_name="House\r\nBcc: a@b.example", email=""
    )
    a_row(at)

    assert send_mail(at=at) == "1 sent"
    assert server.mails[0]["Bcc"] is None


def test_it_says_that_a_machine_wrote_it_and_in_which_language(
    at: datetime, server: MailServer
) -> None:
    Message.objects.filter(pk=a_row(at).pk).update(language="cy")
    send_mail(at=at)

    (mail,) = server.mails
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "cy"


def test_html_stands_beside_the_text(at: datetime, server: MailServer) -> None:
    Message.objects.filter(pk=a_row(at).pk).update(html="<p>Dear <b>Ada</b></p>")
    send_mail(at=at)

    (mail,) = server.mails
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_every_try_of_a_row_has_the_same_message_id_and_no_other_row_has(at: datetime) -> None:
    one, two = a_row(at, key="one"), a_row(at, key="two")
    first = letter.write(one).message()["Message-ID"]
    one.tries = 5

    assert letter.write(one).message()["Message-ID"] == first
    assert letter.write(two).message()["Message-ID"] != first
    assert "one" not in first  # the key may hold a reference


def test_papers_are_made_when_it_is_sent(
    at: datetime, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_letter_with(at, ["paper", "ref1"])
    monkeypatch.setitem(PAPERS, "ref1", b"second print")
    send_mail(at=at)

    (paper,) = server.mails[0].iter_attachments()
    assert (paper.get_filename(), paper.get_content()) == ("ref1.pdf", b"second print")


def test_a_paper_that_is_no_more_is_left_out_and_the_mail_goes(
    at: datetime, server: MailServer
) -> None:
    a_letter_with(at, ["paper", "gone"], ["paper", "ref1"])

    assert send_mail(at=at) == "1 sent"
    assert [paper.get_filename() for paper in server.mails[0].iter_attachments()] == ["ref1.pdf"]


def test_a_paper_that_fails_is_tried_again_and_nothing_goes_without_it(
    at: datetime, server: MailServer
) -> None:
    a_letter_with(at, ["nobody makes it", "ref1"])

    assert send_mail(at=at) == "0 sent, 1 not yet"
    assert server.envelopes == []
    assert Message.objects.get().state == Message.State.QUEUED


def test_two_makers_of_one_kind_refuse_to_start() -> None:
    with pytest.raises(RuntimeError, match="Two makers"):
        attachments.maker("paper")(lambda ref: None)
