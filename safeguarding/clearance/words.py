"""What is on a person's record, in plain words. For the safeguarding team alone."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeguarding.clearance.statuses.state import State
from safeguarding.vetting.models import Check, CheckKind, Engagement, WorkRole

SCHEME = {CheckKind.DBS: "DBS", CheckKind.PVG: "PVG", CheckKind.ACCESSNI: "AccessNI"}


def spoken(day: date) -> str:
    """`5 December 2026`, in the reader's language."""
    return date_format(day, "j F Y")


def _level(level: str) -> str:
    return str(WorkRole.Level(level).label)


# ── roles ──────────────────────────────────────────────────────────────────────────────────────
def no_engagement(day: date) -> str:
    return _("No role with us covers %(day)s.") % {"day": spoken(day)}


def role_asks_too_little(engagement: Engagement, floor: str) -> str:
    return _("The role “%(role)s” asks for “%(asks)s”; this work needs at least “%(floor)s”.") % {
        "role": engagement.role.title,
        "asks": _level(engagement.role.level),
        "floor": _level(floor),
    }


# ── certificates ───────────────────────────────────────────────────────────────────────────────
def asks_for_no_check(role: WorkRole) -> str:
    return _("Not required, because “%(role)s” asks for none.") % {"role": role.title}


def no_check(role: WorkRole, scheme: str) -> str:
    return _("No %(scheme)s check is on record; “%(role)s” needs “%(level)s”.") % {
        "scheme": SCHEME[CheckKind(scheme)],
        "role": role.title,
        "level": _level(role.level),
    }


def level_too_low(check: Check, role: WorkRole, scheme: str) -> str:
    return _("The %(scheme)s check is “%(has)s”; “%(role)s” needs “%(level)s”.") % {
        "scheme": SCHEME[CheckKind(scheme)],
        "has": _level(check.level),
        "role": role.title,
        "level": _level(role.level),
    }


def applied_for(scheme: str) -> str:
    return _about(_("The %(scheme)s check has been applied for and has not come back."), scheme)


def not_seen(scheme: str) -> str:
    return _about(_("The %(scheme)s check is there, and nobody has seen the original yet."), scheme)


def to_decide(scheme: str) -> str:
    return _about(_("The %(scheme)s check waits for a decision by two people."), scheme)


def decided_against(role: WorkRole) -> str:
    return _("Two people decided against “%(role)s”.") % {"role": role.title}


def not_accepted(scheme: str) -> str:
    return _about(_("The last %(scheme)s check was not accepted."), scheme)


def suspended(scheme: str) -> str:
    return _about(
        _("The Update Service has news about the %(scheme)s check: it counts no more. Apply anew."),
        scheme,
    )


def recheck_due(due: date | None, scheme: str) -> str:
    return _about(_("The %(scheme)s re-check is due on %(day)s."), scheme, due)


def recheck_soon(due: date | None, scheme: str) -> str:
    return _about(_("The %(scheme)s re-check falls due on %(day)s."), scheme, due)


def recheck_later(due: date | None, scheme: str) -> str:
    if due is None:
        return _about(_("The %(scheme)s check is accepted."), scheme)
    return _about(_("The %(scheme)s check is accepted; re-check due on %(day)s."), scheme, due)


def _about(sentence: str, scheme: str, day: date | None = None) -> str:
    return sentence % {"scheme": SCHEME[CheckKind(scheme)], "day": spoken(day) if day else ""}


# ── days in thirty ─────────────────────────────────────────────────────────────────────────────
def days_do_not_count() -> str:
    return _("Not required, because the law does not count this person's days.")


def overnight() -> str:
    return _(
        "Work overnight between 2am and 6am is regulated activity: it needs the children's "
        "barred list."
    )


def too_many_days(count: int, most: int, window: int) -> str:
    return _(
        "This would be day %(count)d in %(window)d days. More than %(most)d are regulated "
        "activity: they need the children's barred list."
    ) % {"count": count, "window": window, "most": most}


def last_day(count: int, window: int) -> str:
    return _(
        "This is day %(count)d in %(window)d days, the last without the children's barred list."
    ) % {"count": count, "window": window}


def days_so_far(count: int, most: int, window: int) -> str:
    return _("Day %(count)d of at most %(most)d in %(window)d days.") % {
        "count": count,
        "most": most,
        "window": window,
    }


# ── training ───────────────────────────────────────────────────────────────────────────────────
def no_training() -> str:
    return _("No safeguarding training is on record.")


def training_stays() -> str:
    return _("The safeguarding training does not lapse.")


def training_lapsed(until: date) -> str:
    return _("The safeguarding training counts until %(day)s.") % {"day": spoken(until)}


def training_counts(until: date) -> str:
    return _("The safeguarding training counts until %(day)s.") % {"day": spoken(until)}


def training_lapses(until: date) -> str:
    return _("The safeguarding training lapses on %(day)s.") % {"day": spoken(until)}


def no_training_in(title: str, level: int | None) -> str:
    if level is None:
        return _("No training in “%(title)s” is on record.") % {"title": title}
    return _("No training in “%(title)s” at level %(level)d or above is on record.") % {
        "title": title,
        "level": level,
    }


def training_in(title: str, state: State, until: date | None) -> str:
    return lasts(_("Training in “%s”") % title, state, until)


# ── everything else ────────────────────────────────────────────────────────────────────────────
def not_required(because: str) -> str:
    return _("Not required, because %(because)s.") % {"because": because}


def nothing_on_record(what: str) -> str:
    return _("%(what)s: nothing is on record.") % {"what": what}


def asked_for(what: str) -> str:
    return _("%(what)s: asked for, and not come back yet.") % {"what": what}


def refused(what: str) -> str:
    return _("%(what)s: not accepted.") % {"what": what}


def too_few(what: str, has: int, needed: int) -> str:
    said = ngettext(
        "%(what)s: %(has)d of %(needed)d is on record.",
        "%(what)s: %(has)d of %(needed)d are on record.",
        has,
    )
    return said % {"what": what, "has": has, "needed": needed}


def lasts(what: str, state: State, until: date | None) -> str:
    if until is None:
        return _("%(what)s: in order.") % {"what": what}
    said = {
        State.RECHECK_DUE: _("%(what)s: to be seen again, due on %(day)s."),
        State.DUE_SOON: _("%(what)s: falls due on %(day)s."),
    }.get(state, _("%(what)s: in order until %(day)s."))
    return said % {"what": what, "day": spoken(until)}
