"""Asking about one certificate: nothing is sent before all preconditions hold, and what is heard
is written down before anything else happens.
"""

from datetime import datetime, timedelta

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.organisation.house import house
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Check, StatusCheck, UpdateSubscription
from safeguarding.vetting.update_service import alerts, client, consent, preconditions
from safeguarding.vetting.update_service.client import NoAnswer
from safeguarding.vetting.update_service.question import Question

EVERY = timedelta(days=90)
AGAIN = timedelta(days=1)  # after an answer that told nothing
Code = StatusCheck.Code


class CannotAsk(Exception):
    """Nothing was sent; `sentences` say what is missing."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def ask(*, check: Check, checker: Person, by: Actor, at: datetime) -> StatusCheck:
    """One question in the name of `checker`, who answers for it. Raises CannotAsk.

    Never call it inside another act: a request to somebody else holds no transaction.
    """
    subscription = consent.of(check)
    missing = [
        each.words for each in preconditions.all_of(check, subscription, at=at) if not each.holds
    ]
    if missing or subscription is None:
        raise CannotAsk(missing)
    question = _question(check, subscription, checker)
    with trail.act(by=by, at=at) as noted:
        noted.note("status.asked", about=("check", str(check.key)), person=check.person.ref)
    code, fault = _heard(question, check, subscription)
    return _written_down(check, subscription, code, fault, by=by, at=at)


def _question(check: Check, subscription: UpdateSubscription, checker: Person) -> Question:
    birth_date = check.person.birth_date
    if birth_date is None:
        raise CannotAsk([])
    try:
        number = crypto.read(check, "number_sealed")
    except crypto.CannotUnseal:
        raise CannotAsk([alerts.unreadable_number()]) from None
    forename, _, surname = checker.name.strip().rpartition(" ")
    return Question(
        number=number,
        surname=subscription.surname,
        birth_date=birth_date,
        organisation=house().name,
        checker_surname=surname,
        checker_forename=forename or surname,
    )


def _heard(question: Question, check: Check, subscription: UpdateSubscription) -> tuple[str, str]:
    """The code that we write down, and the kind of fault where there is none to believe."""
    try:
        said = client.ask(question)
    except NoAnswer as fault:
        return Code.ERROR, fault.fault
    if said.code == Code.NO_MATCH:
        return said.code, ""
    ours = {"forename": subscription.forename, "surname": subscription.surname}
    return (said.code if said.is_about(**ours, issued=check.issued_date) else Code.MISMATCH), ""


def _written_down(
    check: Check,
    subscription: UpdateSubscription,
    code: str,
    fault: str,
    *,
    by: Actor,
    at: datetime,
) -> StatusCheck:
    before = StatusCheck.objects.latest_word().filter(certificate=check).first()
    tells = code in StatusCheck.TELLING
    with trail.act(by=by, at=at) as noted:
        row = StatusCheck.objects.create(
            certificate=check,
            person=check.person,
            code=code,
            fault=fault,
            asked_by=str(by),
            ran_at=at,
        )
        then = rules.today(at) + (EVERY if tells else AGAIN)
        UpdateSubscription.objects.filter(pk=subscription.pk).update(next_check_on=then)
        noted.note(
            "status.heard",
            about=("check", str(check.key)),
            person=check.person.ref,
            code=code,
            fault=fault,
        )
        alerts.about(row, check, at=at)
        if tells and (before is None or before.code != code):
            changes.tell(people={check.person_id}, by=by, at=at)
    return row
