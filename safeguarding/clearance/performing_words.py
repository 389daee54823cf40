"""What the gate says where children perform: how many to all staff, who to the few."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeguarding.clearance.facts import Performer
from safeguarding.clearance.findings import Finding, Light, On
from safeguarding.clearance.words import spoken


def not_settled(day: date, *, ahead: int) -> Finding:
    return _red(
        _("Children perform on %(day)s, and what lets them is not settled.") % {"day": spoken(day)},
        _("Say which under “Change this date”; a council wants %(n)d days.") % {"n": ahead},
    )


def no_bopa(day: date, *, ahead: int) -> Finding:
    return _red(
        _("No BOPA on record lets children perform on %(day)s.") % {"day": spoken(day)},
        _("Ask the council %(n)d days ahead or more, and have the safeguarding team record it.")
        % {"n": ahead},
    )


def no_licence(day: date, children: Sequence[Performer]) -> Finding:
    text = ngettext(
        "%(n)d child has no licence on record to perform on %(day)s.",
        "%(n)d children have no licence on record to perform on %(day)s.",
        len(children),
    )
    return _red(
        text % {"n": len(children), "day": spoken(day)},
        _("Ask each child's council, and have the safeguarding team record what it gives."),
        _named(children),
    )


def too_many_days(day: date, children: Sequence[Performer], *, most: int) -> Finding:
    text = ngettext(
        "%(n)d child has performed on more than %(most)d days in the six months before %(day)s.",
        "%(n)d children have performed on more than %(most)d days in the six months before "
        "%(day)s.",
        len(children),
    )
    return _red(
        text % {"n": len(children), "most": most, "day": spoken(day)},
        _("They need a licence of their council, or the activity a BOPA."),
        _named(children),
    )


def _red(text: str, mend: str, detail: str = "") -> Finding:
    return Finding(Light.RED, text, mend, detail=detail, rule=On.PERFORMANCE)


def _named(children: Sequence[Performer]) -> str:
    """Those with a name; a place that nobody has named yet is counted all the same."""
    names = sorted({child.name for child in children if child.name})
    return _("They are: %s.") % ", ".join(names) if names else ""
