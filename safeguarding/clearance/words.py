"""What is on a person's record, in plain words. For the safeguarding team alone."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from safeguarding.vetting.models import Check, Engagement, WorkRole


def spoken(day: date) -> str:
    """`5 December 2026`, in the reader's language."""
    return date_format(day, "j F Y")


def _level(level: str) -> str:
    return str(WorkRole.Level(level).label)


def no_engagement(day: date) -> str:
    return _("No role with us covers %(day)s.") % {"day": spoken(day)}


def role_asks_too_little(engagement: Engagement, floor: str) -> str:
    return _("The role “%(role)s” asks for “%(asks)s”; this work needs at least “%(floor)s”.") % {
        "role": engagement.role.title,
        "asks": _level(engagement.role.level),
        "floor": _level(floor),
    }


def no_check(engagement: Engagement) -> str:
    return _("No DBS check is on record; “%(role)s” needs “%(level)s”.") % {
        "role": engagement.role.title,
        "level": _level(engagement.role.level),
    }


def level_too_low(check: Check, engagement: Engagement) -> str:
    return _("The DBS check is “%(has)s”; “%(role)s” needs “%(level)s”.") % {
        "has": _level(check.level),
        "role": engagement.role.title,
        "level": _level(engagement.role.level),
    }


def applied_for() -> str:
    return _("The DBS check has been applied for and has not come back.")


def not_accepted() -> str:
    return _("The last DBS check was not accepted.")


def recheck_due(due: date) -> str:
    return _("The DBS re-check is due on %(day)s.") % {"day": spoken(due)}


def recheck_soon(due: date) -> str:
    return _("The DBS re-check falls due on %(day)s.") % {"day": spoken(due)}


def no_training() -> str:
    return _("No safeguarding training is on record.")


def training_lapsed(until: date) -> str:
    return _("The safeguarding training counts until %(day)s.") % {"day": spoken(until)}


def training_lapses(until: date) -> str:
    return _("The safeguarding training lapses on %(day)s.") % {"day": spoken(until)}
