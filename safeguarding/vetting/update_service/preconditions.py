"""What must be true before anything about somebody is sent to the Update Service."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from safeguarding.clearance.levels import ENHANCED, satisfies
from safeguarding.vetting import rules
from safeguarding.vetting.models import Check, CheckKind, Engagement, Level, UpdateSubscription
from safeguarding.vetting.update_service import client

SUBSCRIBED = ENHANCED | {Level.STANDARD}  # nobody joins with a Basic certificate
SEEN = (Check.Outcome.CLEAR, Check.Outcome.TO_DECIDE)


@dataclass(frozen=True, slots=True)
class Precondition:
    """`words` says what holds, or what is missing and who mends it."""

    holds: bool
    words: str


def may_subscribe(check: Check) -> bool:
    """Whether such a certificate can be on the Update Service at all."""
    return check.kind == CheckKind.DBS and check.level in SUBSCRIBED and check.set_aside_at is None


def all_of(
    check: Check, subscription: UpdateSubscription | None, *, at: datetime
) -> list[Precondition]:
    """Each of them in words, in the order in which one would mend them."""
    person = check.person
    has_seen = check.outcome in SEEN and check.seen_date and check.seen_by_id
    return [
        _either(
            client.is_on(),
            _("Status checks are switched on."),
            _("Status checks are switched off here. Whoever runs the site can switch them on."),
        ),
        _either(
            may_subscribe(check),
            _("The certificate is of a kind that can be on the Update Service."),
            _("Only Standard and Enhanced DBS certificates can be on the Update Service."),
        ),
        _either(
            bool(has_seen and check.number_sealed and check.issued_date),
            _("One of us has seen the original, and its number and date are on file."),
            _("Nobody has seen the original yet. Record who saw it, its number and its date."),
        ),
        _either(
            subscription is not None,
            _("They have agreed that we ask."),
            _("Their consent is not on file. Ask them, and record how and when they agreed."),
        ),
        _either(
            _may_ask_for(check, at=at),
            _("What they do for us entitles us to a check of this level."),
            _("No role of theirs today entitles us to a check of this level. Look at their roles."),
        ),
        _either(
            _identity_is_known(check, at=at),
            _("Their identity has been checked."),
            _("Their identity has not been checked. Record what was seen, by whom and when."),
        ),
        _either(
            person.birth_date is not None,
            _("Their date of birth is on file."),
            _("Their date of birth is not on file. The Update Service asks for it."),
        ),
        _either(
            bool(subscription and subscription.forename and subscription.surname),
            _("The name on the certificate is on file."),
            _("The name as it is printed on the certificate is not on file."),
        ),
    ]


def _either(holds: bool, yes: str, no: str) -> Precondition:
    return Precondition(holds, yes if holds else no)


def _may_ask_for(check: Check, *, at: datetime) -> bool:
    """Asking for a level that no role of theirs is eligible for is unlawful."""
    today = rules.today(at)
    theirs = Engagement.objects.filter(
        Q(until_date=None) | Q(until_date__gt=today), person=check.person_id, from_date__lte=today
    )
    return any(
        satisfies(check.level, level=each.role.level, workforce=each.role.workforce)
        for each in theirs.select_related("role")
    )


def _identity_is_known(check: Check, *, at: datetime) -> bool:
    seen = Check.objects.that_stand().filter(person=check.person_id, kind=CheckKind.IDENTITY)
    return seen.filter(outcome=Check.Outcome.CLEAR, seen_date__lte=rules.today(at)).exists()
