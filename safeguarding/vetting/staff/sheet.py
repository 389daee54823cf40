"""A person's record as the safeguarding team reads it: today's status in words, never a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel.people.models import Person
from safeguarding.clearance import dossier
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.standing import About, Standing, standing
from safeguarding.clearance.words import spoken
from safeguarding.vetting.models import CERTIFICATES, Check, Engagement, WorkRole

NONE = WorkRole.Level.NONE


@dataclass(frozen=True, slots=True)
class Saying:
    """`light` is clear, soon or stopped: each has its own shape."""

    light: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    person: Person
    roles: list[Engagement]
    dbs: Saying
    training: Saying
    missing: list[str]
    soon: list[str]

    @property
    def overall(self) -> Saying:
        if self.missing:
            return Saying("stopped", _("Not cleared today"))
        if self.soon:
            return Saying("soon", _("Cleared today, not for long"))
        return Saying("clear", _("Cleared today"))


def rows(people: Iterable[Person], *, today: date) -> list[Row]:
    """Three queries for any number of people."""
    people = list(people)
    records = dossier.load(person.pk for person in people)
    return [_row(person, records[person.pk], today) for person in people]


def _row(person: Person, record: Dossier, today: date) -> Row:
    found = standing(record, today)
    return Row(
        person=person,
        roles=record.engagements_on(today),
        dbs=_saying(found, About.CHECK, _dbs(record, today)),
        training=_saying(found, About.TRAINING, _training(record, today)),
        missing=[remark.text for remark in found.lacks],
        soon=[remark.text for remark in found.soon],
    )


def _saying(found: Standing, about: About, otherwise: str) -> Saying:
    for light, remarks in (("stopped", found.lacks), ("soon", found.soon)):
        said = [remark.text for remark in remarks if remark.about == about]
        if said:
            return Saying(light, " ".join(dict.fromkeys(said)))
    return Saying("clear", otherwise)


def _dbs(record: Dossier, today: date) -> str:
    dues = [
        check.review_due
        for check in record.checks
        if check.kind in CERTIFICATES and check.outcome == Check.Outcome.CLEAR and check.review_due
    ]
    roles = record.engagements_on(today)
    if roles and all(each.role.level == NONE for each in roles):
        return _("Their role asks for none.")
    if not dues:
        return _("None on record.")
    return _("Accepted; re-check due on %(day)s.") % {"day": spoken(max(dues))}


def _training(record: Dossier, today: date) -> str:
    done = [t for t in record.trainings if t.completed_date <= today]
    if not done:
        return _("None on record.")
    untils = [t.until_date for t in done if t.until_date]
    if len(untils) < len(done):
        return _("Done; does not lapse.")
    return _("Done; counts until %(day)s.") % {"day": spoken(max(untils))}
