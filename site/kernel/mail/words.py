"""The words of a mail: subject, text and HTML from one folder of templates."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.template import Context, Template, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation

from kernel.organisation.brand import palettes
from kernel.organisation.house import house


class Words(NamedTuple):
    subject: str
    text: str
    html: str


def render(template: str, context: Mapping[str, Any], *, language: str) -> Words:
    """Render `templates/<template>/…` in a language. Without `body.html` the mail is text alone."""
    organisation = house()
    day, night = palettes(organisation)
    facts = {
        "organisation": organisation,
        "by_day": day,
        "by_night": night,
        "site_url": settings.SITE_URL,
        "language": language,
        **context,
    }
    with translation.override(language):
        subject = _plain(f"{template}/subject.txt", facts)
        text = _plain(f"{template}/body.txt", facts)
        html = _html(f"{template}/body.html", {**facts, "subject": _one_line(subject)})
    return Words(_one_line(subject)[:250], _squeeze(_storable(text)), _storable(html))


def _plain(name: str, facts: dict[str, Any]) -> str:
    # In plain text “&amp;” would be wrong, and nothing reads it as markup.
    return _template(name).render(Context(facts, autoescape=False))


def _html(name: str, facts: dict[str, Any]) -> str:
    try:
        found = _template(name)
    except TemplateDoesNotExist as missing:
        if str(missing) != name:
            raise
        return ""
    return found.render(Context(facts))


def _template(name: str) -> Template:
    return get_template(name).template  # type: ignore[attr-defined]


def _one_line(subject: str) -> str:
    """A subject is one line: whatever was typed into it starts no second header."""
    return " ".join("".join(c if c.isprintable() else " " for c in subject).split())


def _storable(text: str) -> str:
    """No database keeps a NUL, and no mail carries half of a surrogate pair."""
    return text.replace("\0", "").encode("utf8", "replace").decode("utf8")


def _squeeze(text: str) -> str:
    """Template tags leave holes; no more than one empty line stays."""
    lines: list[str] = []
    for line in text.splitlines():
        line = line.rstrip()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip() + "\n"
