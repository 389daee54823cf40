"""Rows of the rules for people to read, made equal to the release after every migrate.

The one thing the house enters itself is the day a rule begins whose day was not known.
"""

from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from safeguarding.law import book
from safeguarding.law.models import Rule


class CannotSwitch(Exception):
    """The message says why."""


def mirror(using: str = DEFAULT_DB_ALIAS) -> None:
    """Rows as in the file; what is no longer in it goes. `begins_date` stays as it was entered."""
    rows = Rule.objects.using(using)
    keys = set()
    for position, rule in enumerate(book.shipped()):
        keys.add(rule.key)
        rows.update_or_create(key=rule.key, defaults=_columns(rule, position))
    rows.exclude(key__in=keys).delete()


def begin(*, rule: Rule, on: date | None, by: Actor, at: datetime) -> None:
    """Enter, or take back, the day a rule of unknown day begins. Raises CannotSwitch."""
    if not rule.is_switch:
        raise CannotSwitch(_("This rule's days came with the release and are not entered here."))
    with trail.act(by=by, at=at) as noted:
        Rule.objects.filter(pk=rule.pk).update(begins_date=on)
        noted.note("rule.begins", about=("rule", rule.key[:40]), on=on and on.isoformat())
    rule.refresh_from_db()


def holds(code: str, *, on: date) -> bool:
    """Whether a rule that the house switches has begun by that day."""
    return Rule.objects.filter(code=code, is_switch=True, begins_date__lte=on).exists()


def _columns(rule: book.Dated, position: int) -> dict[str, Any]:
    return {
        "code": rule.code,
        "jurisdiction": rule.jurisdiction,
        "from_date": rule.begins,
        "until_date": rule.until,
        "is_policy": rule.is_policy,
        "is_switch": rule.is_switch,
        "parameters": _plain(rule.parameters),
        "title": rule.title,
        "says": rule.says,
        "source": rule.source,
        "address": rule.address,
        "note": rule.note,
        "position": position,
    }


def _plain(value: Any) -> Any:
    """As JSON keeps it: dates as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
