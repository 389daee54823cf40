"""Training that somebody has done."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Training, TrainingTopic


def record_training(
    *,
    person: Person,
    title: str,
    completed_date: date,
    until_date: date | None = None,
    safeguarding: bool | None = None,
    topic: TrainingTopic | None = None,
    level: int | None = None,
    by: Actor,
    at: datetime,
) -> Training:
    """Unless said, its topic or else its title tells whether it is safeguarding's.

    Raises CannotRecord for a day to come or days the wrong way round.
    """
    rules.in_order(completed_date, until_date, _("Training must count for at least a day."))
    rules.not_to_come(completed_date, _("That training has not been completed yet."), at=at)
    if safeguarding is None:
        safeguarding = topic.safeguarding if topic else "safeguarding" in title.lower()
    with trail.act(by=by, at=at) as noted:
        training = Training.objects.create(
            person=person,
            topic=topic,
            level=level,
            title=title,
            completed_date=completed_date,
            until_date=until_date,
            safeguarding=safeguarding,
        )
        noted.note(
            "training.recorded",
            about=("training", str(training.pk)),
            person=person.ref,
            topic=topic and topic.key,
            safeguarding=safeguarding,
            until_date=until_date and until_date.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return training
