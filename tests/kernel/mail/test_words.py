"""The words of a mail: a subject of one line, text as it is, HTML escaped, nothing unstorable."""

from datetime import datetime

import pytest
from django.template import TemplateDoesNotExist
from pytest_django import Settings

from kernel.mail import words as said
from kernel.mail.models import Message
from kernel.mail.sender import claim, deliver
from tests.fakes.smtp import MailServer
from tests.kernel.conftest import Templates
from tests.kernel.mail.posting import a_mail, words

pytestmark = pytest.mark.django_db
BREAKS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\0", "\n\n"]


@pytest.mark.parametrize("between", BREAKS)
def test_a_break_in_a_subject_starts_no_header(
    at: datetime, templates: Templates, server: MailServer, between: str
) -> None:
    words(templates)
    mail = a_mail(at, name=f"Ada{between}Bcc: all@example.org{between}{between}body")
    assert claim(mail, at=at)
    assert deliver(mail, at=at)

    (arrived,) = server.mails
    assert arrived["Subject"] == "Hello Ada Bcc: all@example.org body"
    assert arrived["Bcc"] is None
    assert server.envelopes[0][1] == "ada@example.org"


def test_text_is_not_escaped_and_html_is(at: datetime, templates: Templates) -> None:
    words(templates)
    mail = a_mail(at, name="<b>Ada</b> & Bea’s")

    assert mail.text == "Dear <b>Ada</b> & Bea’s\n"
    assert mail.subject == "Hello <b>Ada</b> & Bea’s"
    assert "Dear &lt;b&gt;Ada&lt;/b&gt; &amp; Bea’s" in mail.html


def test_a_template_typed_as_a_name_is_a_name(at: datetime, templates: Templates) -> None:
    words(templates)
    mail = a_mail(at, name="{{ organisation }}{% now %}")

    assert mail.text == "Dear {{ organisation }}{% now %}\n"


@pytest.mark.parametrize("name", ["A\0da", "Ada \ud83d", "🕯" * 5_000, "Ada\u202eadA"])
def test_any_name_can_be_stored(at: datetime, templates: Templates, name: str) -> None:
    words(templates)
    a_mail(at, name=name)

    mail = Message.objects.get()
    assert "\0" not in mail.subject + mail.text + mail.html
    assert len(mail.subject) <= 250


def test_without_html_the_mail_is_text_alone(at: datetime, templates: Templates) -> None:
    templates({"plain/subject.txt": "Hello", "plain/body.txt": "Dear Ada"})

    assert a_mail(at, template="plain").html == ""


def test_html_that_wants_a_template_that_is_not_there_fails_aloud(templates: Templates) -> None:
    words(templates)
    templates({"try/body.html": "{% extends 'nowhere.html' %}"})

    with pytest.raises(TemplateDoesNotExist):
        said.render("try", {"name": "Ada"}, language="en")


def test_holes_that_tags_leave_are_closed(templates: Templates) -> None:
    words(templates, text="\n\nDear Ada   \n\n\n\n{% if no %}x{% endif %}\n\nBye\n\n")

    assert said.render("try", {"name": "Ada"}, language="en").text == "Dear Ada\n\nBye\n"


def test_they_are_in_the_readers_language(at: datetime, templates: Templates) -> None:
    words(templates, text="{% load l10n i18n %}{% get_current_language as now %}{{ now }}")

    assert a_mail(at, language="cy").text == "cy\n"


def test_they_know_the_house_and_where_it_stands(templates: Templates, settings: Settings) -> None:
    words(templates, text="{{ organisation.short_name }} {{ site_url }}")

    assert said.render("try", {}, language="en").text == f"Foyer {settings.SITE_URL}\n"
