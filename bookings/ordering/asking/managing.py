"""Making an activity's questions, and asking them no more."""

from datetime import datetime
from typing import Any

from bookings.catalogue.models import Activity
from bookings.ordering.asking.models import Question
from kernel.audit import trail
from kernel.audit.actor import Actor


def add_question(*, activity: Activity, by: Actor, at: datetime, **facts: Any) -> Question:
    """Asked of everybody who books from now on, after those that there are."""
    with trail.act(by=by, at=at) as noted:
        question = Question(
            activity=activity, position=Question.objects.filter(activity=activity).count(), **facts
        )
        question.full_clean()
        question.save()
        noted.note(
            "question.added",
            about=("activity", activity.ref),
            question=question.ref,
            keep_days=question.keep_days,
            sensitive=question.is_sensitive,
        )
    return question


def withdraw_question(*, question: Question, by: Actor, at: datetime) -> None:
    """Asked no more, nor what hangs on its answer; the answers there are end on their own day."""
    with trail.act(by=by, at=at) as noted:
        gone = [question.pk, *question.follow_ups.values_list("pk", flat=True)]
        Question.objects.filter(pk__in=gone).update(withdrawn=True)
        noted.note(
            "question.withdrawn", about=("activity", question.activity.ref), question=question.ref
        )
