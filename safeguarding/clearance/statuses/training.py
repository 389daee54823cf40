"""Safeguarding training for everybody, and what else a role asks for, each with its refresher."""

from datetime import date

from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses.asking import Asked
from safeguarding.clearance.statuses.dates import lasting, months_after
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.vetting.models import Training

TRAINING = Requirement.TRAINING


def safeguarding(record: Dossier, day: date) -> Status:
    """Everybody who is judged has it, whatever their role asks for besides."""
    done = [each for each in record.trainings if each.completed_date <= day]
    if not done:
        return Status(TRAINING, State.MISSING, words.no_training())
    best = max(done, key=lambda each: (each.until_date or date.max, each.completed_date))
    state = lasting(best.until_date, day)
    return Status(
        TRAINING, state, _said(state, best.until_date), best.completed_date, best.until_date
    )


def _said(state: State, until: date | None) -> str:
    if until is None:
        return words.training_stays()
    return {
        State.RECHECK_DUE: words.training_lapsed,
        State.DUE_SOON: words.training_lapses,
        State.VALID: words.training_counts,
    }[state](until)


def topic(record: Dossier, need: Asked, day: date) -> Status:
    """What a role asks for besides, such as first aid: at its level, and refreshed in time."""
    title = need.topic.title if need.topic else ""
    fitting = [
        each
        for each in (*record.trainings, *record.other_trainings)
        if need.topic is not None
        and each.topic_id == need.topic.pk
        and each.completed_date <= day
        and (need.level is None or (each.level or 0) >= need.level)
    ]
    if not fitting:
        return Status(TRAINING, State.MISSING, words.no_training_in(title, need.level))
    due, best = max(
        ((_until(each, need), each) for each in fitting),
        key=lambda pair: (pair[0] or date.max, pair[1].completed_date),
    )
    state = lasting(due, day)
    text = words.training_in(title, state, due)
    return Status(TRAINING, state, text, best.completed_date, due)


def _until(training: Training, need: Asked) -> date | None:
    """The day on the record, or the role's refresher where that is sooner."""
    if need.refresher_months is None:
        return training.until_date
    refresh = months_after(training.completed_date, need.refresher_months)
    return min(refresh, training.until_date or refresh)
