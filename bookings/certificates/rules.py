"""Who qualifies for a certificate, who does not yet, and why: from the registers alone."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Activity
from bookings.certificates.models import Certificate, Design
from bookings.register import summary
from bookings.register.summary import Presence, Summary


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person. `why_not` is empty for those who qualify; `standing` is what they have."""

    presence: Presence
    why_not: str
    needs_word: bool
    standing: Certificate | None

    @property
    def is_due(self) -> bool:
        """Qualifies by the register and has none yet."""
        return not self.why_not and self.standing is None


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody on an activity, judged by one design."""

    design: Design
    summary: Summary
    verdicts: list[Verdict]


def judge(activity: Activity, design: Design, *, at: datetime) -> Roll:
    """Judge everybody at a moment: three queries, however many people."""
    said = summary.of(activity, at=at)
    standing = {
        certificate.person_id: certificate
        for certificate in Certificate.objects.filter(
            activity=activity, design=design, revoked_at__isnull=True
        )
    }
    verdicts = [
        Verdict(
            presence=presence,
            why_not=_why_not(presence, design, said),
            needs_word=design.needs_sign_off,
            standing=standing.get(presence.person.pk),
        )
        for presence in said.people
    ]
    return Roll(design, said, verdicts)


def rule_in_words(design: Design) -> str:
    """What one must have done, as the staff screen says it."""
    parts = []
    if design.min_percent:
        parts.append(
            _("at %(percent)d%% of the sessions, once all have been")
            % {"percent": design.min_percent}
        )
    if design.min_sessions or not parts:
        least = design.min_sessions or 1
        parts.append(
            ngettext("at %(n)d session at least", "at %(n)d sessions at least", least)
            % {"n": least}
        )
    if design.needs_sign_off:
        parts.append(_("and a colleague's word"))
    return ", ".join(parts)


def _why_not(presence: Presence, design: Design, said: Summary) -> str:
    """The first reason against, in a sentence; empty where there is none."""
    if design.min_percent and said.to_come:
        return ngettext(
            "%(n)d session is still to come.", "%(n)d sessions are still to come.", said.to_come
        ) % {"n": said.to_come}
    came, needed = len(presence.came_to), _needed(design, said)
    if came >= needed:
        return ""
    counted = _("Came to %(came)d of %(all)d; %(needed)d needed.") % {
        "came": came,
        "all": len(said.sessions),
        "needed": needed,
    }
    if presence.unmarked:
        counted += " " + ngettext(
            "%(n)d session is not marked in the register.",
            "%(n)d sessions are not marked in the register.",
            presence.unmarked,
        ) % {"n": presence.unmarked}
    return counted


def _needed(design: Design, said: Summary) -> int:
    """A certificate says that somebody was there: once is the least of any rule."""
    by_share = -(-len(said.sessions) * (design.min_percent or 0) // 100)  # rounded up
    return max(1, design.min_sessions or 0, by_share)
