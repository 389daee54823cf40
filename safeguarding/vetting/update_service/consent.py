"""The person's word that we may ask about their certificate, and its end."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.vetting import rules
from safeguarding.vetting.models import Check, UpdateSubscription
from safeguarding.vetting.rules import CannotRecord

YOUNGEST, OLDEST = 16, 120  # years


def of(check: Check) -> UpdateSubscription | None:
    """The consent that holds for this certificate."""
    return UpdateSubscription.objects.filter(certificate=check, ended_at=None).first()


def give(
    *,
    check: Check,
    forename: str,
    surname: str,
    birth_date: date | None = None,
    consent_date: date,
    consent_how: str,
    recorded_by: Person,
    by: Actor,
    at: datetime,
) -> UpdateSubscription:
    """They agreed that we ask, until they say otherwise. Asked twice, it is one.

    A date of birth goes on file where there was none. Raises CannotRecord.
    """
    rules.something(forename, _("Type the first name as it is printed on the certificate."))
    rules.something(surname, _("Type the last name as it is printed on the certificate."))
    rules.not_to_come(consent_date, _("They cannot have agreed in the future."), at=at)
    _somebodys_birth_date(birth_date, at=at)
    if consent_how not in UpdateSubscription.How.values:
        raise CannotRecord(_("Say how they agreed."))
    if recorded_by.pk == check.person_id:
        raise CannotRecord(_("Your own record is kept by somebody else of the safeguarding team."))
    with trail.act(by=by, at=at) as noted:
        Check.objects.select_for_update().get(pk=check.pk)
        born = Person.objects.filter(pk=check.person_id, birth_date=None)
        if birth_date and born.update(birth_date=birth_date):
            noted.note("person.birth_date_recorded", about=("person", check.person.ref))
        if (there := of(check)) is not None:
            return there
        made = UpdateSubscription.objects.create(
            certificate=check,
            forename=forename.strip(),
            surname=surname.strip(),
            consent_date=consent_date,
            consent_how=consent_how,
            next_check_on=rules.today(at),
            recorded_by=recorded_by,
            recorded_at=at,
        )
        noted.note(
            "status_consent.recorded",
            about=("check", str(check.key)),
            person=check.person.ref,
            how=consent_how,
            agreed=consent_date.isoformat(),
        )
    return made


def _somebodys_birth_date(born: date | None, *, at: datetime) -> None:
    """Nobody under 16 has a certificate, and nobody is a hundred and twenty."""
    if born is None:
        return
    age = (rules.today(at) - born).days // 365
    if not YOUNGEST <= age <= OLDEST:
        raise CannotRecord(_("Check the date of birth: nobody under 16 has a certificate."))


def withdraw(*, subscription: UpdateSubscription, by: Actor, at: datetime) -> None:
    """We ask no more. What was heard so far stays on file. Twice is once."""
    with trail.act(by=by, at=at) as noted:
        rows = UpdateSubscription.objects.filter(pk=subscription.pk, ended_at=None)
        if rows.update(ended_at=at):
            noted.note(
                "status_consent.withdrawn",
                about=("check", str(subscription.certificate_id)),
                person=subscription.certificate.person.ref,
            )
