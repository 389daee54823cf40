"""Which wording is in force, and bringing a new one into force."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.freshness.kept import kept
from kernel.organisation.terms.models import TermsVersion, digest

Kind = TermsVersion.Kind


class CannotWord(ValueError):
    """That cannot be brought into force; the message says why."""


def in_force(*, at: datetime, language: str | None = None) -> list[TermsVersion]:
    """One of each kind there is, in the reader's language, else in English."""
    language = (language or get_language() or "en")[:2]
    rows = [row for row in kept("terms-versions", _all) if row.from_at <= at]
    found = []
    for kind in Kind:
        own = [row for row in rows if row.kind == kind]
        ours = [row for row in own if row.language == language] or [
            row for row in own if row.language == "en"
        ]
        if ours:
            found.append(max(ours, key=lambda row: row.number))
    return found


def bring_in(
    *, kind: str, language: str, text: str, from_at: datetime, by: Actor, at: datetime
) -> TermsVersion:
    """A new version. Raises CannotWord where it says what the last one said, or would begin before.

    None is ever changed or taken back: it may have been agreed to by then.
    """
    text = text.replace("\r\n", "\n").strip()
    with trail.act(by=by, at=at) as noted:
        last = TermsVersion.objects.filter(kind=kind, language=language).first()
        if not text:
            raise CannotWord(_("Write the text that people are to read."))
        if last and last.sha256 == digest(text):
            raise CannotWord(_("That is what the last version says already, word for word."))
        if from_at < at or (last and from_at < last.from_at):
            raise CannotWord(_("A version begins today or later, and after the one before it."))
        version = TermsVersion.objects.create(
            kind=Kind(kind),
            language=language,
            number=last.number + 1 if last else 1,
            text=text,
            sha256=digest(text),
            from_at=from_at,
        )
        noted.note(
            "terms.brought_in",
            about=("terms", version.ref),
            kind=version.kind,
            language=language,
            number=version.number,
            sha256=version.sha256,
        )
    return version


def _all() -> list[TermsVersion]:
    return list(TermsVersion.objects.all())
